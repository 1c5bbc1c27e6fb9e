package dev.acumen.learning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionDriftTest {

    /**
     * Equation 7 by hand: two tokens that were 1/2 and 1/4 likely and are 1/4 and 1/8 have a likelihood ratio of 1/4, of which a token's share is the square root.
     */
    @Test
    void theRatioIsOfOneToken() {
        double logRatio = (Math.log(1 / 4.0) + Math.log(1 / 8.0) - Math.log(1 / 2.0) - Math.log(1 / 4.0)) / 2;

        VersionDrift drift =
                VersionDrift.of(List.of(List.of(logRatio), List.of(logRatio))).orElseThrow();

        assertThat(drift.ratio()).isCloseTo(0.5, within(1e-12));
        assertThat(drift.low()).isCloseTo(0.5, within(1e-12));
        assertThat(drift.high()).isCloseTo(0.5, within(1e-12));
    }

    /** Tasks are the units: of 0, 0.1 and 0.2 the mean is 0.1, its standard error 0.1/sqrt(3), and Student's t with two degrees of freedom 4.303. */
    @Test
    void attemptsAtATaskCountAsOne() {
        VersionDrift drift = VersionDrift.of(List.of(List.of(-0.3, 0.3), List.of(0.1), List.of(0.2), List.of()))
                .orElseThrow();

        assertThat(drift.attempts()).isEqualTo(4);
        assertThat(drift.tasks()).isEqualTo(3);
        assertThat(Math.log(drift.ratio())).isCloseTo(0.1, within(1e-12));
        assertThat(Math.log(drift.high())).isCloseTo(0.1 + 4.3027 * 0.1 / Math.sqrt(3), within(1e-4));
        assertThat(Math.log(drift.low())).isCloseTo(0.1 - 4.3027 * 0.1 / Math.sqrt(3), within(1e-4));
    }

    @Test
    void ofOneTaskNothingIsTold() {
        assertThat(VersionDrift.of(List.of(List.of(0.1, 0.2), List.of()))).isEmpty();
    }
}
