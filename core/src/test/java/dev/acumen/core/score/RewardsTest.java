package dev.acumen.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardsTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void everyRewardIsFinite(double value) {
        assertThatThrownBy(() -> new Rewards(Map.of("cost", value))).hasMessageContaining("'cost'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", "a,b", "\ud800"})
    void aNameIsAWord(String name) {
        assertThatThrownBy(() -> new Rewards(Map.of(name, 1.0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theyStayInTheirOrderAndAsTheyAre() {
        Map<String, Double> given = new LinkedHashMap<>();
        given.put("right", 1.0);
        given.put("cost.tokens", -0.25);
        given.put("a", 0.0);
        Rewards rewards = new Rewards(given);
        given.clear();
        assertThat(rewards.values().keySet()).containsExactly("right", "cost.tokens", "a");
        assertThat(rewards.get("cost.tokens")).hasValue(-0.25);
        assertThat(rewards.get("format")).isEmpty();
    }

    @Test
    void aScoreOfOneRewardAndAnUnscoredOneHaveNoOthers() {
        assertThat(Score.right("yes").rewards().isEmpty()).isTrue();
        assertThat(Score.unscored(Score.Cause.FAILED, "500").rewards()).isEqualTo(Rewards.none());
    }
}
