package dev.acumen.agent.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.scoring.EvaluatorBroken;
import dev.acumen.core.score.Score;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorHealthTest {

    private final EvaluatorHealth health = new EvaluatorHealth();

    private void fails(int times) {
        IntStream.range(0, times)
                .forEach(i -> health.gave(Score.unscored(Score.Cause.EVALUATOR_FAILED, "failure " + i)));
    }

    @Test
    void oneThatNeverWorkedEndsTheRunSoonAndIsQuotedWithItsFirstFailure() {
        fails(EvaluatorHealth.AT_THE_START - 1);
        assertThatThrownBy(() -> fails(1))
                .isInstanceOf(EvaluatorBroken.class)
                .hasMessageContaining("10 attempts in a row")
                .hasMessageContaining("failure 0");
    }

    @Test
    void oneThatWorkedIsGivenMoreTime() {
        health.gave(Score.right("is 4"));
        fails(EvaluatorHealth.IN_A_ROW - 1);
        assertThatThrownBy(() -> fails(1)).isInstanceOf(EvaluatorBroken.class);
    }

    @Test
    void whatItCannotTellAndWhatNeverReachedItIsNoFailure() {
        fails(EvaluatorHealth.AT_THE_START - 1);
        health.gave(Score.unscored(Score.Cause.TRUNCATED, "cut off"));
        health.gave(Score.unscored(Score.Cause.EVALUATOR, "cannot tell"));
        assertThatCode(() -> fails(EvaluatorHealth.IN_A_ROW - 1)).doesNotThrowAnyException();
    }
}
