package dev.acumen.evaluators.internal.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Score;
import dev.acumen.evaluators.Attempts;
import dev.acumen.evaluators.EvaluatorLanguage;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.evaluators.spi.EvaluatorFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluators made of others, and how they are written. */
class CompositesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(right=math, format=0.2*format:\\\\boxed if right)",
                "sum(right=\"numeric:abs=0.01,rel=0\", tokens=0.1*tokens:1000 if right >= 0.5)",
                "sum(math=math)",
                "sum(format=\"format:a,b\", other=\"format:[(]\"\" if x\")",
                "sum(a=regex:total: (\\d+|none), b=-2*turns:4)",
                "sum(a=majority(math, numeric, exact), b=first-of(math, exact))",
                "majority(exact, numeric)",
                "first-of(json, exact)",
                "first-of(sum(right=math), exact)",
                "sum(json=json:{\"type\": \"object\", \"required\": [\"a\", \"b\"]}, exact=exact)",
                "sum(a=format:\"x\": (1|2), b=exact)"
            })
    void specificationsReadBackAsWritten(String spec) {
        assertThat(Evaluators.parse(spec)).hasToString(spec);
        assertThat(Evaluators.parse(Evaluators.parse(spec).toString())).hasToString(spec);
    }

    @Test
    void whichRewardsThereAreAndWhatEachCountsIsKnownBeforehand() {
        List<RewardTerm> terms = List.of(
                RewardTerm.of("right"),
                new RewardTerm("short", 0.5, Optional.of(new RewardTerm.Condition("right", 1))));
        String sum = "sum(right=math, short=0.5*tokens:100 if right)";

        assertThat(Evaluators.parse(sum).rewardTerms()).contains(terms);
        assertThat(Evaluators.parse("first-of(" + sum + ", exact)").rewardTerms())
                .contains(terms);
        assertThat(Evaluators.parse("exact").rewardTerms()).contains(List.of());
        assertThat(Evaluators.parse("majority(exact, numeric)").rewardTerms())
                .as("its agreement is no reward")
                .isEmpty();
    }

    @Test
    void namesWeightsAndQuotesMayBeLeftOut() {
        assertThat(Evaluators.parse(" sum( math , 0.5 * format:x{1,2} ) "))
                .hasToString("sum(math=math, format=0.5*format:x{1,2})");
        assertThat(Evaluators.parse("\"exact\"")).hasToString("exact");
        assertThat(Evaluators.parse("majority(\"exact\", math)")).hasToString("majority(exact, math)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(math, math) ; two parts of a sum are named 'math'",
                "sum(format=format:x if right, right=math) ; no part before it has that name",
                "sum(math if math) ; no part before it has that name",
                "sum() ; there is no evaluator ''",
                "sum(math ; there is no evaluator 'sum(math'",
                "majority(math) ; at least two",
                "sum(1.2.3*math) ; '1.2.3'",
                "sum(right=nonsense) ; there is no evaluator 'nonsense'",
                "sum(right=format) ; format needs a pattern",
                "tokens ; needs",
                "overlong:max=5,cache=9 ; 1 to 5 tokens",
                "command: ; names no program",
                "json:{] ; is no JSON",
                "json:missing.json ; cannot read the schema"
            })
    void whatCannotBeReadIsNamed(String spec, String problem) {
        assertThatThrownBy(() -> Evaluators.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aSumKeepsEveryRewardBesideTheOneThatCounts() {
        Evaluator sum = Evaluators.parse("sum(right=exact, format=0.25*format:^Answer:, turns=0.5*turns:2)");
        Score score = sum.evaluate(Attempts.task("Paris"), Attempts.completed("Answer: Paris"));
        assertThat(score.rewardIfGraded()).contains(new Reward(1 + 0.25 - 0.25));
        assertThat(score.rewards().values())
                .containsExactly(entry("right", 1.0), entry("format", 1.0), entry("turns", -0.5));
    }

    @Test
    void aConditionedPartIsWorthNothingAndIsNotAskedUnlessItsConditionHolds() {
        Evaluator sum = language("never", Score.unscored(Score.Cause.EVALUATOR, "asked"))
                .parse("sum(right=exact, format=0.5*format:! if right, never if right)");
        Score wrong = sum.evaluate(Attempts.task("Paris"), Attempts.completed("Rome!"));
        assertThat(wrong.rewardIfGraded()).contains(Reward.ZERO);
        assertThat(wrong.rewards().values())
                .containsExactly(entry("right", 0.0), entry("format", 0.0), entry("never", 0.0));
        assertThat(sum.evaluate(Attempts.task("Paris"), Attempts.completed("Paris!")))
                .isEqualTo(Score.unscored(Score.Cause.EVALUATOR, "never: asked"));
    }

    @Test
    void anUnscoredPartLeavesTheSumUnscoredWithItsReason() {
        Evaluator sum = Evaluators.parse("sum(format:x, right=math)");
        assertThat(sum.evaluate(
                        Attempts.task("\\sum_{n=1}^\\infty \\frac{1}{n^2}"), Attempts.completed("\\frac{\\pi^2}{6}")))
                .isInstanceOfSatisfying(
                        Score.Unscored.class,
                        unscored -> assertThat(unscored.reason()).startsWith("right: cannot tell"));
    }

    @Test
    void rewardsOfAPartThatHasSeveralStandUnderItsName() {
        Evaluator sum = Evaluators.parse("sum(right=exact, inner=0.5*sum(a=format:x, b=format:y))");
        Score score = sum.evaluate(Attempts.task("x"), Attempts.completed("x"));
        assertThat(score.rewards().values().keySet()).containsExactly("right", "inner", "inner.a", "inner.b");
        assertThat(score.rewardIfGraded()).contains(new Reward(1.5));
    }

    @ParameterizedTest
    @CsvSource({
        "right right wrong, right",
        "right wrong wrong, wrong",
        "right none none, EVALUATOR",
        "right right none, right",
        "right wrong none, EVALUATOR",
        "none none none, EVALUATOR",
        "right broken right, right",
        "broken broken wrong, EVALUATOR",
        "right none, right"
    })
    void whatMostSayIsWhatCounts(String votes, String expected) {
        List<Evaluator> evaluators =
                Arrays.stream(votes.split(" ")).map(CompositesTest::vote).toList();
        Score score = new MajorityEvaluator(evaluators).evaluate(Attempts.task("5"), Attempts.completed("5"));
        assertThat(Attempts.word(score)).isEqualTo(expected);
    }

    private static Evaluator vote(String vote) {
        Map<String, Score> scores = Map.of(
                "right", Score.right(""),
                "wrong", Score.wrong(""),
                "none", Score.unscored(Score.Cause.EVALUATOR, "cannot tell"));
        return (task, rollout) -> {
            Score score = scores.get(vote);
            if (score == null) {
                throw new IllegalStateException("broken");
            }
            return score;
        };
    }

    private static EvaluatorLanguage language(String name, Score always) {
        EvaluatorFactory factory = new EvaluatorFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "always the same";
            }

            @Override
            public Evaluator parse(String argument, Path directory) {
                return (task, rollout) -> always;
            }
        };
        return new EvaluatorLanguage(Path.of(""), List.of(factory));
    }

    @Test
    void aNameOfOursCannotBeTaken() {
        assertThatThrownBy(() -> language("math", Score.right("")))
                .hasMessageContaining("there are two evaluators named 'math'");
        assertThatThrownBy(() -> language("sum", Score.right(""))).hasMessageContaining("cannot be named 'sum'");
    }
}
