package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exact",
                "numeric",
                "numeric:abs=0.01,rel=0.000001",
                "math",
                "regex",
                "regex:total: (\\d+|none)",
                "first-of(numeric, exact)",
                "first-of(regex:(a|b), exact)"
            })
    void specificationsReadBackAsWritten(String spec) {
        assertThat(Evaluators.parse(spec)).hasToString(spec);
    }

    @Test
    void theEarlierFormOfAlternativesIsStillRead() {
        assertThat(Evaluators.parse("first-of:numeric|exact")).hasToString("first-of(numeric, exact)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nummeric", "exact:1", "first-of:", "first-of:numeric|jury", "numeric|exact"})
    void anUnknownEvaluatorIsAnsweredWithThoseThereAre(String spec) {
        assertThatThrownBy(() -> Evaluators.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("there is no evaluator", "exact", "numeric", "regex:<pattern>", "first-of(");
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> Evaluators.parse("numeric:eps=1")).hasMessageContaining("'eps=1'");
        assertThatThrownBy(() -> Evaluators.parse("numeric:abs=much")).hasMessageContaining("'much'");
        assertThatThrownBy(() -> Evaluators.parse("numeric:abs=-1")).hasMessageContaining("negative");
        assertThatThrownBy(() -> Evaluators.parse("numeric:abs")).hasMessageContaining("'abs'");
        assertThatThrownBy(() -> Evaluators.parse("regex:(")).hasMessageContaining("malformed");
    }

    @Test
    void aReferenceThatNothingCanBeComparedWithIsObjectedToBeforehand() {
        Evaluator numeric = Evaluators.parse("numeric");
        assertThat(numeric.objection(Attempts.task("12"))).isEmpty();
        assertThat(numeric.objection(Attempts.task("Twice 3 is 6, so it has 6.\n#### 6")))
                .isEmpty();
        assertThat(numeric.objection(Attempts.task("He has 3 and buys 4, which makes 7.")))
                .hasValueSatisfying(why -> assertThat(why).contains("is not one number"));
        String worked =
                "First we add the sides of the triangle. Then we take half of that, which is the semiperimeter. "
                        + "With the formula of Heron the area is found, as the square root of the product.";
        Evaluator math = Evaluators.parse("math");
        assertThat(math.objection(Attempts.task(worked))).isPresent();
        assertThat(math.objection(Attempts.task(worked + " It is \\boxed{6}."))).isEmpty();
        assertThat(math.objection(Attempts.task("x^2 + 1"))).isEmpty();
        assertThat(Evaluators.parse("first-of(numeric, exact)").objection(Attempts.task("Paris")))
                .isEmpty();
        assertThat(Evaluators.parse("sum(numeric, tokens:1000)").objection(Attempts.task("Paris")))
                .isPresent();
    }

    @Test
    void suggestsNumericOnlyIfEveryReferenceIsANumber() {
        assertThat(Evaluators.suggest(tasks("12", "#### 1,000", "so 5\nA: $7", "51.0", "3/4")))
                .isEqualTo("numeric");
        assertThat(Evaluators.suggest(tasks("12", "Paris"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("3.9", "3.10", "3.11"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("3.90", "3.10", "12.00"))).isEqualTo("numeric");
        assertThat(Evaluators.suggest(tasks("007", "12"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("+49 30 1234567", "12"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("15551234567", "15557654321"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("10115", "20095", "80331", "50667", "60311")))
                .isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("10115", "995", "80331", "50667", "60311")))
                .isEqualTo("numeric");
        assertThat(Evaluators.suggest(tasks("0.5", "0", "-0.25"))).isEqualTo("numeric");
        assertThat(Evaluators.suggest(tasks("2024-05-13", "2024-05-14"))).isEqualTo("exact");
        assertThat(Evaluators.suggest(tasks("Five votes in 2023."))).isEqualTo("exact");
        assertThat(Evaluators.suggest(List.of())).isEqualTo("exact");
    }

    @Test
    void whatIsNotAnAnswerIsNeverWrong() {
        for (Evaluator evaluator : List.of(Evaluators.parse("exact"), Evaluators.parse("numeric"))) {
            Task task = Attempts.task("5");
            assertThat(Attempts.word(evaluator.evaluate(task, Attempts.completed("  \n"))))
                    .isEqualTo("ABSTAINED");
            assertThat(Attempts.word(evaluator.evaluate(task, Attempts.ended("5", new Ending.Truncated("tokens")))))
                    .isEqualTo("TRUNCATED");
            Ending failed = new Ending.Failed(Ending.Boundary.ENDPOINT, "HTTP 500");
            assertThat(evaluator.evaluate(task, Attempts.ended("5", failed)))
                    .isEqualTo(Score.unscored(Score.Cause.FAILED, "HTTP 500"));
            Task open = new Task(new TaskId("t9"), "Write a poem.", Reference.none());
            assertThat(Attempts.word(evaluator.evaluate(open, Attempts.completed("5"))))
                    .isEqualTo("NO_REFERENCE");
        }
    }

    @Test
    void anyReferenceIsAccepted() {
        Task task = Attempts.task("UK", "United Kingdom");
        assertThat(Attempts.word(Evaluators.parse("exact").evaluate(task, Attempts.completed("the united kingdom"))))
                .isEqualTo("wrong");
        assertThat(Attempts.word(Evaluators.parse("exact").evaluate(task, Attempts.completed("**United Kingdom**."))))
                .isEqualTo("right");
    }

    @Test
    void theFirstThatGradesDecides() {
        Evaluator chain = Evaluators.parse("first-of:numeric|exact");
        assertThat(Attempts.verdict(chain, "Paris", "paris")).isEqualTo("right");
        assertThat(Attempts.verdict(chain, "5", "five")).isEqualTo("wrong");
        assertThat(Attempts.verdict(chain, "5", "")).isEqualTo("ABSTAINED");
    }

    @Test
    void aPatternThatBacktracksForeverLeavesTheAttemptUnscored() {
        Evaluator hostile = new RegexEvaluator(Optional.empty());
        assertThat(Attempts.verdict(hostile, "(a+)+b", "a".repeat(5_000))).isEqualTo("EVALUATOR");
        assertThat(Attempts.verdict(hostile, "(a|b|ab)*c", "ab".repeat(50_000))).isEqualTo("EVALUATOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234",
                "9",
                "9 ",
                "{",
                "\\boxed{",
                "answer: ",
                "#### 1\n",
                "<answer>",
                "$1",
                "1/",
                "**",
                "[(",
                "0.5e"
            })
    void aMegabyteOfAnythingIsReadQuickly(String piece) {
        String reply = piece.repeat(1_000_000 / piece.length());
        for (String spec : List.of("numeric", "exact")) {
            assertTimeout(Duration.ofSeconds(5), () -> Attempts.verdict(Evaluators.parse(spec), "5", reply));
        }
    }

    private static List<Task> tasks(String... answers) {
        return Arrays.stream(answers).map(Attempts::task).toList();
    }
}
