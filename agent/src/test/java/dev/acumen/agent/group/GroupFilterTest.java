package dev.acumen.agent.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.given.Given;
import org.junit.jupiter.api.Test;

class GroupFilterTest {

    @Test
    void aGroupIsMixedBySpreadNotByMean() {
        assertThat(teaches(0.5, 0.5, 0.5, 0.5, 0.5)).isFalse();
        assertThat(teaches(0, 2)).isTrue();
        assertThat(teaches(-1, 0)).isTrue();
        assertThat(teaches(1, 1)).isFalse();
        assertThat(teaches(0.1 + 0.2, 0.3)).isFalse();
    }

    @Test
    void aGroupWithFewerThanTwoGradedAttemptsTeachesNothing() {
        assertThat(teaches(1, Double.NaN, Double.NaN)).isFalse();
        assertThat(teaches(Double.NaN)).isFalse();
        assertThat(teaches(1, Double.NaN, 0)).isTrue();
    }

    private static boolean teaches(double... rewards) {
        return GroupFilter.mixed().teaches(Given.group(Given.task("t"), rewards));
    }
}
