package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.learning.History;
import dev.acumen.learning.StopRule;
import org.junit.jupiter.api.Test;

/** What every {@link StopRule} does. For a test class to extend. */
public abstract class StopRuleContract {

    /** The rule. */
    protected abstract StopRule rule();

    @Test
    void itDecidesTheSameFromTheSameHistoryAndSaysWhy() {
        for (History history : SampleHistories.some()) {
            assertThat(rule().reason(history)).isEqualTo(rule().reason(history));
            assertThat(rule().reason(history).filter(String::isBlank)).isEmpty();
        }
    }
}
