package dev.acumen.agent.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.scoring.EvaluatorBroken;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.TaskId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorHealthTest {

    private final EvaluatorHealth health = new EvaluatorHealth();
    private int next;

    private void fails(int tasks, int attempts) {
        for (int i = 0; i < tasks; i++) {
            health.gave(
                    new TaskId("t" + next++),
                    Collections.nCopies(attempts, Score.unscored(Score.Cause.EVALUATOR_FAILED, "failure " + i)));
        }
    }

    @Test
    void oneThatNeverWorkedEndsTheRunSoonAndIsQuotedWithItsFirstFailure() {
        fails(EvaluatorHealth.AT_THE_START - 1, 1);
        assertThatThrownBy(() -> fails(1, 1))
                .isInstanceOf(EvaluatorBroken.class)
                .hasMessageContaining("10 attempts in a row")
                .hasMessageContaining("failure 0");
    }

    @Test
    void attemptsThatWereUnderWayWhenItWasGivenUpChangeNothingOfTheReason() {
        fails(EvaluatorHealth.AT_THE_START - 1, 1);
        for (int late = 0; late < 3; late++) {
            assertThatThrownBy(() -> fails(1, 1)).hasMessageContaining("10 attempts in a row");
        }
    }

    @Test
    void oneThatWorkedIsGivenMoreTime() {
        health.gave(new TaskId("t" + next++), List.of(Score.right("is 4")));
        fails(EvaluatorHealth.IN_A_ROW - 1, 1);
        assertThatThrownBy(() -> fails(1, 1)).isInstanceOf(EvaluatorBroken.class);
    }

    @Test
    void oneTaskThatItFailsAtIsNotEnoughHoweverOftenItWasAttempted() {
        assertThatCode(() -> fails(EvaluatorHealth.FEWEST_TASKS - 1, 50)).doesNotThrowAnyException();
        assertThatThrownBy(() -> fails(1, 1)).isInstanceOf(EvaluatorBroken.class);
    }

    @Test
    void thePartsOfOneGroupAreOneTask() {
        List<Score> broken = Collections.nCopies(10, Score.unscored(Score.Cause.EVALUATOR_FAILED, "failure"));
        assertThatCode(() -> {
                    for (int part = 0; part < 10; part++) {
                        health.gave(new TaskId("the same"), broken);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatItCannotTellAndWhatNeverReachedItIsNoFailure() {
        fails(EvaluatorHealth.AT_THE_START - 1, 1);
        health.gave(new TaskId("t" + next++), List.of(Score.unscored(Score.Cause.TRUNCATED, "cut off")));
        health.gave(new TaskId("t" + next++), List.of(Score.unscored(Score.Cause.EVALUATOR, "cannot tell")));
        assertThatCode(() -> fails(EvaluatorHealth.IN_A_ROW - 1, 1)).doesNotThrowAnyException();
    }
}
