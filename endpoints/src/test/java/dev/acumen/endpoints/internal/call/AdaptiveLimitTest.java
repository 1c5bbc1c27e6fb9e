package dev.acumen.endpoints.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    @Test
    void aBurstHalvesOnce() {
        AdaptiveLimit limit = new AdaptiveLimit(64);
        int round = limit.round();
        for (int i = 0; i < 64; i++) {
            assertThat(limit.overloaded(round)).isEqualTo(i == 0);
        }
        assertThat(limit.atOnce()).isEqualTo(32);
        assertThat(limit.overloaded(limit.round())).isTrue();
        assertThat(limit.atOnce()).isEqualTo(16);
    }

    @Test
    void itRecoversByOneAfterAsManyAnswersAsAreLetOutAtOnce() {
        AdaptiveLimit limit = new AdaptiveLimit(8);
        limit.overloaded(limit.round());
        int answers = 0;
        while (limit.atOnce() < 8) {
            limit.answered(limit.round());
            answers++;
        }
        assertThat(answers).isEqualTo(4 + 5 + 6 + 7);
        assertThat(limit.answered(limit.round())).isFalse();
        assertThat(limit.atOnce()).isEqualTo(8);
    }

    @Test
    void answersToWhatLeftBeforeSayNothing() {
        AdaptiveLimit limit = new AdaptiveLimit(2);
        int before = limit.round();
        limit.overloaded(before);
        assertThat(limit.answered(before)).isFalse();
        assertThat(limit.answered(limit.round())).isTrue();
        assertThat(limit.atOnce()).isEqualTo(2);
    }

    @Test
    void oneCallIsAlwaysLetOut() {
        AdaptiveLimit limit = new AdaptiveLimit(1);
        assertThat(limit.overloaded(limit.round())).isFalse();
        assertThat(limit.atOnce()).isEqualTo(1);
    }
}
