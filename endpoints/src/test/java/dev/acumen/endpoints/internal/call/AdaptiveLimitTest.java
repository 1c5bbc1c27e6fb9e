package dev.acumen.endpoints.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Answers round after round until so many are let out; the number of rounds. */
    private static int roundsUntil(AdaptiveLimit limit, int level) {
        int rounds = 0;
        while (limit.atOnce() < level) {
            int out = limit.atOnce();
            for (int i = 0; i < out; i++) {
                limit.answered(limit.round());
            }
            rounds++;
        }
        return rounds;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64, 256, 1024})
    void afterOneBurstAllAreLetOutAgainWithinTwoRounds(int most) {
        AdaptiveLimit limit = new AdaptiveLimit(most);
        limit.answered(limit.round());
        limit.overloaded(limit.round());
        assertThat(roundsUntil(limit, most)).isLessThanOrEqualTo(2);
        assertThat(limit.answered(limit.round())).isFalse();
    }

    @Test
    void aBurstThatLastsForManyRoundsLeavesTheLastGoodLevelInMind() {
        AdaptiveLimit limit = new AdaptiveLimit(256);
        limit.answered(limit.round());
        for (int i = 0; i < 10; i++) {
            limit.overloaded(limit.round());
        }
        assertThat(limit.atOnce()).isEqualTo(1);
        assertThat(roundsUntil(limit, 256)).isLessThanOrEqualTo(10);
    }

    @Test
    void refusalsAmongAnswersDoNotMakeTheWayBackLong() {
        AdaptiveLimit limit = new AdaptiveLimit(256);
        for (int i = 0; i < 6; i++) {
            limit.answered(limit.round());
            limit.overloaded(limit.round());
        }
        assertThat(limit.atOnce()).isEqualTo(4);
        assertThat(roundsUntil(limit, 256)).isLessThanOrEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10, 40})
    void whatAServerCanDoIsFoundAndItsBoundIsSeldomTried(int capacity) {
        AdaptiveLimit limit = new AdaptiveLimit(64);
        int refused = 0;
        long levels = 0;
        for (int round = 0; round < 1_000; round++) {
            int now = limit.round();
            int out = limit.atOnce();
            levels += out;
            for (int i = 0; i < out; i++) {
                if (i < capacity) {
                    limit.answered(now);
                } else {
                    refused++;
                    limit.overloaded(now);
                }
            }
        }
        assertThat(refused).isLessThan(1_000);
        assertThat(levels / 1_000.0).isBetween(capacity * 0.75, capacity * 1.5 + 1);
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
