package dev.acumen.simulation.script;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tasks, attempts, groups and versions to test with. */
public final class Samples {

    /** The first step of a run. */
    public static final StepId STEP = new StepId(new RunId("run-1"), 1);
    /** Its practice pass. */
    public static final PassId PASS = new PassId(STEP, "practice");

    private Samples() {}

    /** A task of that id whose answer is 42. */
    public static Task task(String id) {
        return new Task(new TaskId(id), "What is " + id + "?", Reference.answers("42"));
    }

    /** So many of them. */
    public static List<Task> tasks(int count) {
        return IntStream.range(0, count).mapToObj(i -> task("t" + i)).toList();
    }

    /** An attempt that was completed with this reply, without lessons before it. */
    public static Rollout rollout(Task task, int sample, String reply) {
        return rollout(task, sample, reply, new Ending.Completed());
    }

    /** An attempt that ended so. */
    public static Rollout rollout(Task task, int sample, String reply, Ending ending) {
        return new Rollout(
                new RolloutId(PASS, task.id(), sample),
                Exposure.whole(LibraryVersion.empty().id()),
                new Trajectory(List.of(UserMessage.from(task.input()), AiMessage.from(reply))),
                ending);
    }

    /** A group with these rewards; a NaN stands for an attempt that was not graded. */
    public static Group group(Task task, double... rewards) {
        List<ScoredRollout> members = new ArrayList<>();
        for (double reward : rewards) {
            Score score = Double.isNaN(reward)
                    ? Score.unscored(Score.Cause.FAILED, "an outage")
                    : new Score.Graded(new Reward(reward), "given");
            members.add(new ScoredRollout(rollout(task, members.size(), "reply " + members.size()), score));
        }
        return new Group(task, LibraryVersion.empty().id(), members);
    }

    /** A version with these lessons, L1 and up. */
    public static LibraryVersion version(String... texts) {
        List<Lesson> lessons = new ArrayList<>();
        for (String text : texts) {
            lessons.add(new Lesson(
                    new LessonId(lessons.size() + 1),
                    text,
                    new Provenance(Optional.empty(), List.of(), "somebody", Map.of())));
        }
        return LibraryVersion.of(List.of(), Optional.empty(), lessons);
    }
}
