package dev.acumen.agent.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorScorerTest {

    private static final Task TASK = Samples.task("t");

    @Test
    void onlyCompletedAttemptsReachTheEvaluator() {
        List<Rollout> seen = new ArrayList<>();
        List<Rollout> rollouts = List.of(
                Samples.rollout(TASK, 0, "42", new Ending.Truncated("8 tokens")),
                Samples.rollout(TASK, 1, "42", new Ending.Failed(Ending.Boundary.ENDPOINT, "HTTP 500")),
                Samples.rollout(TASK, 2, "42"));

        List<Score> scores = new EvaluatorScorer((task, rollout) -> {
                    seen.add(rollout);
                    return Score.right("yes");
                })
                .score(TASK, rollouts);

        assertThat(seen).containsExactly(rollouts.get(2));
        assertThat(scores)
                .containsExactly(
                        Score.unscored(Score.Cause.TRUNCATED, "8 tokens"),
                        Score.unscored(Score.Cause.FAILED, "ENDPOINT: HTTP 500"),
                        Score.right("yes"));
    }

    @Test
    void anEvaluatorThatCrashesLeavesTheAttemptUnscored() {
        List<Evaluator> crashing = List.of(
                (task, rollout) -> {
                    throw new IllegalStateException("boom");
                },
                (task, rollout) -> {
                    throw new StackOverflowError();
                });
        for (Evaluator evaluator : crashing) {
            Score score = new EvaluatorScorer(evaluator)
                    .score(TASK, List.of(Samples.rollout(TASK, 0, "42")))
                    .get(0);

            assertThat(score)
                    .isInstanceOfSatisfying(
                            Score.Unscored.class,
                            unscored -> assertThat(unscored.cause()).isEqualTo(Score.Cause.EVALUATOR_FAILED));
        }
    }

    @Test
    void aSpentBudgetEndsTheRunEvenInAnEvaluator() {
        assertThatThrownBy(() -> new EvaluatorScorer((task, rollout) -> {
                            throw new BudgetExhausted("5 of 5 calls");
                        })
                        .score(TASK, List.of(Samples.rollout(TASK, 0, "42"))))
                .isInstanceOf(BudgetExhausted.class);
    }
}
