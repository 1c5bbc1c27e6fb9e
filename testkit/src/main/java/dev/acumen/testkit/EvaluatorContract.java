package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Evaluator} does. For a test class to extend. */
public abstract class EvaluatorContract {

    /** The evaluator. */
    protected abstract Evaluator evaluator();

    /** A task that it can judge. */
    protected abstract Task task();

    /** A reply to the task that is right. */
    protected abstract String right();

    /** A reply to the task that is wrong. */
    protected abstract String wrong();

    @Test
    void aRightReplyIsWorthMoreThanAWrongOne() {
        assertThat(reward(right())).isGreaterThan(reward(wrong()));
    }

    @Test
    void theSameReplyHasTheSameScoreWhicheverThreadAsks() {
        for (String reply : List.of(right(), wrong())) {
            assertThat(AtOnce.ask(() -> score(reply))).containsOnly(score(reply));
        }
    }

    @Test
    void oddRepliesAreJudgedOrLeftUnscored() {
        for (String reply : List.of(
                "",
                " \n\t ",
                "\u0000\ud83d",
                "[".repeat(10_000),
                "\\boxed{".repeat(1_000),
                "answer: ".repeat(5_000),
                "1e999999999",
                "a".repeat(1_000_000))) {
            assertThat(score(reply)).isNotNull();
        }
    }

    @Test
    void aTaskWithoutReferenceIsNoReasonToFail() {
        Task bare = new Task(
                task().id(), task().input(), new dev.acumen.core.task.Reference(List.of(), java.util.Optional.empty()));
        assertThat(evaluator().evaluate(bare, Samples.rollout(bare, 0, right())))
                .isNotNull();
    }

    private Score score(String reply) {
        Rollout rollout = Samples.rollout(task(), 0, reply);
        return evaluator().evaluate(task(), rollout);
    }

    private double reward(String reply) {
        Score score = score(reply);
        return score.rewardIfGraded()
                .map(Reward::value)
                .orElseThrow(() -> new AssertionError("'" + reply + "' is not graded: " + score));
    }
}
