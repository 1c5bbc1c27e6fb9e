package dev.acumen.evaluators;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/** Attempts at one task, as tests need them. */
public final class Attempts {

    private static final RolloutId ID =
            new RolloutId(new PassId(new StepId(new RunId("test"), 1), "practice"), new TaskId("t1"), 0);
    private static final VersionId VERSION = new VersionId("0".repeat(64));

    private Attempts() {}

    /** A task with these reference answers. */
    public static Task task(String... answers) {
        return new Task(new TaskId("t1"), "What is it?", Reference.answers(answers));
    }

    /** A completed attempt that ends in the reply. */
    public static Rollout completed(String reply) {
        return ended(reply, new Ending.Completed());
    }

    /** An attempt that ends in the reply and in this way. */
    public static Rollout ended(String reply, Ending ending) {
        return new Rollout(
                ID,
                Exposure.whole(VERSION),
                new Trajectory(List.of(UserMessage.from("What is it?"), AiMessage.from(reply))),
                ending);
    }

    /** The verdict in one word: {@code right}, {@code wrong}, or the cause of there being none. */
    public static String verdict(Evaluator evaluator, String reference, String reply) {
        return word(evaluator.evaluate(task(reference), completed(reply)));
    }

    /** The score in one word. */
    public static String word(Score score) {
        return score.match(new Score.Cases<>(
                graded -> graded.reward().value() == 1 ? "right" : "wrong",
                unscored -> unscored.cause().name()));
    }
}
