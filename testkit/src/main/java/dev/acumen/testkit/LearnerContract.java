package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.RecordedRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.Batch;
import dev.acumen.learning.History;
import dev.acumen.learning.Learner;
import dev.acumen.learning.Step;
import dev.acumen.learning.StepContext;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link Learner} does. For a test class to extend. */
public abstract class LearnerContract {

    private static final List<Task> TASKS = Samples.tasks(4);

    /** The learner; a new one for each call. */
    protected abstract Learner learner();

    @Test
    void itsCandidatesComeFromTheVersionItWasGiven() {
        for (LibraryVersion version : List.of(LibraryVersion.empty(), Samples.version("Rounding: round up."))) {
            Step step = learn(version);
            assertThat(step.candidates())
                    .allSatisfy(candidate -> assertThat(candidate.base().id()).isEqualTo(version.id()));
            assertThat(step.report().step()).isEqualTo(Samples.STEP);
            assertThat(step.candidates().stream()
                            .filter(candidate -> candidate.changed())
                            .map(candidate -> candidate.version().id()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void itLearnsTheSameFromTheSameAttempts() {
        LibraryVersion version = Samples.version("Rounding: round up.");
        assertThat(learn(version)).isEqualTo(learn(version));
    }

    /** A step on recorded attempts, of which the first of each task is right and the second wrong. */
    private Step learn(LibraryVersion version) {
        Map<TaskId, List<String>> replies =
                TASKS.stream().collect(Collectors.toMap(Task::id, task -> List.of("#### 42", "#### 41")));
        try (Workers workers = new Workers(4)) {
            RolloutEngine engine = new RolloutEngine(
                    new RecordedRollouts(replies),
                    (task, rollouts) -> rollouts.stream()
                            .map(rollout -> rollout.id().sample() == 0 ? Score.right("first") : Score.wrong("second"))
                            .toList(),
                    workers,
                    attempt -> {},
                    event -> {});
            StepContext context = new StepContext(
                    Samples.STEP,
                    version,
                    History.begin(version),
                    LessonIds.startingAt(version.lessons().size() + 1L),
                    engine,
                    workers);
            return learner().learn(context, new Batch(TASKS, 2));
        }
    }
}
