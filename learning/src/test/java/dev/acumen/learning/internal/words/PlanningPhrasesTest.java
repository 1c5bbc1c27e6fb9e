package dev.acumen.learning.internal.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningPhrasesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Before answering, list every rule that applies.",
                "Let's consider the cases.",
                "Wait, that is the wrong zone.",
                "I double-check the result against the tariff.",
                "Order: When several rules apply, settle the weight first, then the zone.",
                "We can use the fact that the sum is even."
            })
    void sentencesThatSayHowToGoAboutItPlan(String sentence) {
        assertThat(PlanningPhrases.isPlan(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The volumetric weight is 12.5 kg.",
                "Rounding: When the weight has part kilograms, round up to the next half kilogram.",
                "Late pick-ups: charge from 16:00 on.",
                "#### 42"
            })
    void sentencesThatCarryItOutDoNot(String sentence) {
        assertThat(PlanningPhrases.isPlan(sentence)).isFalse();
    }

    @Test
    void onlyPlanningSentencesAreMarkedAndNothingIsLost() {
        String text = "First, find the zone. The rate is 1.80 a kg.\n  Then verify it! #### 42";

        String marked = PlanningPhrases.marked(text);

        assertThat(marked)
                .isEqualTo("[plan] First, find the zone. The rate is 1.80 a kg.\n  [plan] Then verify it! #### 42");
        assertThat(marked.replace("[plan] ", "")).isEqualTo(text);
    }

    @Test
    void aLineOfManyNumbersOrDotsIsReadLikeAnyOther() {
        String numbers = "0.5,".repeat(50_000);

        assertThat(PlanningPhrases.marked(numbers)).isEqualTo(numbers);
        assertThat(PlanningPhrases.strategy("wait" + ".".repeat(50_000))).isEmpty();
    }

    @Test
    void entropyIsZeroForOneStrategyAndTheLogarithmOfTheirNumberForEqualShares() {
        Set<String> one = PlanningPhrases.strategy("Verify it.");
        Set<String> other = PlanningPhrases.strategy("First, list every rule. Wait, not that.");

        assertThat(one).containsExactly("check");
        assertThat(other).containsExactly("order", "revise", "split");
        assertThat(PlanningPhrases.entropy(Stream.of(one, one, one))).isZero();
        assertThat(PlanningPhrases.entropy(Stream.of(one, other))).isCloseTo(Math.log(2), within(1e-12));
        assertThat(PlanningPhrases.entropy(Stream.empty())).isZero();
    }
}
