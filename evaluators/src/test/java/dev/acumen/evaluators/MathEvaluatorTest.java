package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MathEvaluatorTest {

    private final Evaluator math = Evaluators.parse("math");

    @Test
    void theVerdictIsTheScore() {
        assertThat(Attempts.verdict(math, "\\frac{1}{2}", "The answer is $0.5$."))
                .isEqualTo("right");
        assertThat(Attempts.verdict(math, "\\frac{1}{2}", "The answer is $0.6$."))
                .isEqualTo("wrong");
        assertThat(Attempts.verdict(math, "5", "\\boxed{10^{10^{10}}}")).isEqualTo("EVALUATOR");
        assertThat(Attempts.verdict(math, "5", " ")).isEqualTo("ABSTAINED");
        assertThat(Attempts.verdict(math, "5", "I don't know.")).isEqualTo("ABSTAINED");
    }

    @Test
    void anyReferenceIsAcceptedAndOneThatCannotBeComparedIsNoReasonToCallItWrong() {
        assertThat(word("2", "3", "\\boxed{3}")).isEqualTo("right");
        assertThat(word("\\unknowncommand", "3", "\\boxed{3}")).isEqualTo("right");
        assertThat(word("\\unknowncommand", "3", "\\boxed{4}")).isEqualTo("EVALUATOR");
        assertThat(word("2", "3", "\\boxed{4}")).isEqualTo("wrong");
    }

    @Test
    void theReasonSaysWhatWasComparedWithWhat() {
        Score score = math.evaluate(Attempts.task("x=5"), Attempts.completed("$x=6$"));
        assertThat(score).isEqualTo(Score.wrong("x=6 against x=5: different values"));
        assertThatThrownBy(() -> new MathEvaluator(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private String word(String one, String other, String reply) {
        return Attempts.word(math.evaluate(Attempts.task(one, other), Attempts.completed(reply)));
    }
}
