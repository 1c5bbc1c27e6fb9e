package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link LessonSelector} does. For a test class to extend. */
public abstract class LessonSelectorContract {

    private static final List<LibraryVersion> VERSIONS = List.of(
            LibraryVersion.empty(),
            Samples.version("Rounding: round up."),
            Samples.version("Rounding: round up.", "Units: convert first.", "Form: end with the number."));

    /** The selector. */
    protected abstract LessonSelector selector();

    @Test
    void itShowsLessonsOfTheVersionEachAtMostOnce() {
        each((task, version, sample) -> {
            Exposure exposure = select(task, version, sample);
            assertThat(exposure.version()).isEqualTo(version.id());
            List<LessonId> known = version.lessons().stream().map(Lesson::id).toList();
            assertThat(exposure.shown().orElseThrow()).isSubsetOf(known).doesNotHaveDuplicates();
        });
    }

    @Test
    void whatItSaysWasLeftOutByADrawIsOfTheVersionAndWasNotShown() {
        each((task, version, sample) -> {
            Exposure exposure = select(task, version, sample);
            exposure.dropout()
                    .ifPresent(draw -> assertThat(draw.leftOut())
                            .isSubsetOf(
                                    version.lessons().stream().map(Lesson::id).toList())
                            .doesNotHaveDuplicates()
                            .noneMatch(exposure.shown().orElseThrow()::contains));
        });
    }

    @Test
    void itShowsTheSameAgainWhicheverThreadAsks() {
        each((task, version, sample) -> assertThat(AtOnce.ask(() -> select(task, version, sample)))
                .containsOnly(select(task, version, sample)));
    }

    private Exposure select(Task task, LibraryVersion version, int sample) {
        return selector().select(new RolloutId(Samples.PASS, task.id(), sample), TaskInput.of(task), version);
    }

    /** Something that holds for every attempt. */
    private interface Law {
        void holds(Task task, LibraryVersion version, int sample);
    }

    private static void each(Law law) {
        for (LibraryVersion version : VERSIONS) {
            for (Task task : Samples.tasks(3)) {
                for (int sample = 0; sample < 3; sample++) {
                    law.holds(task, version, sample);
                }
            }
        }
    }
}
