package dev.acumen.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runs are the same. */
class RunSpecTest {

    private static final RunSpec PLAIN = spec(Map.of("evaluator", "exact"));

    @Test
    void aRunWithoutAPartIsNotTheOneWithIt() {
        for (String part : new String[] {"arm.with", "agent", "strategy.gate", "reviewer.endpoint"}) {
            RunSpec with = spec(Map.of("evaluator", "exact", part, "one"));
            assertThat(PLAIN.differences(with)).as(part).hasSize(1);
            assertThat(with.differences(PLAIN)).as(part).hasSize(1);
        }
    }

    @Test
    void notesMakeNoDifference() {
        assertThat(PLAIN.differences(spec(Map.of("evaluator", "exact", "base", "8a47b40934"))))
                .isEmpty();
    }

    private static RunSpec spec(Map<String, String> settings) {
        return RunSpec.of("eval", "support", settings);
    }
}
