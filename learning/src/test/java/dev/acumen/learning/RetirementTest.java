package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library in which two lessons make a model do worse and two change nothing, and a reviewer that never suggests anything. */
class RetirementTest {

    private static final String LIBRARY = "crates";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int GROUP = 3;
    private static final List<Task> PRACTICE = tasks("p", 60);
    private static final List<Task> VALIDATION = tasks("v", 24);
    private static final List<String> HARMFUL = List.of("Stack the tallest crate first.", "Weigh nothing that is wet.");
    private static final LibraryVersion PLANTED = LibraryVersion.of(
            List.of(),
            Optional.empty(),
            List.of(
                    lesson(1, HARMFUL.get(0)),
                    lesson(2, "Greet the driver."),
                    lesson(3, HARMFUL.get(1)),
                    lesson(4, "Write with a pencil.")));
    private static final Evaluator EVALUATOR = (task, rollout) ->
            rollout.trajectory().finalAnswer().contains("in place") ? Score.right("") : Score.wrong("");

    @TempDir
    private Path home;

    private final Queue<ScoredRollout> attempts = new ConcurrentLinkedQueue<>();

    private static Lesson lesson(int number, String text) {
        return new Lesson(new LessonId(number), text, Provenance.by("planted"));
    }

    private static List<Task> tasks(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Task(
                        new TaskId(prefix + i), "Where does crate " + prefix + i + " go?", Reference.answers("x")))
                .toList();
    }

    /** Right nine times of ten, and four times less for each harmful lesson before it; drawn from the place of the call. */
    private static String reply(CallSite site, String text) {
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"it was put somewhere\"}";
        }
        if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": []}";
        }
        if (text.contains("{\"edits\"")) {
            return "{\"edits\": []}";
        }
        double right = 0.9 - 0.4 * HARMFUL.stream().filter(text::contains).count();
        double drawn = new Random(Fingerprint.of(site.toString()).seed()).nextDouble();
        return drawn < right ? "in place" : "lost";
    }

    private static Endpoint clerk() {
        return new Endpoint() {
            @Override
            public String name() {
                return "clerk";
            }

            @Override
            public ChatModel at(CallSite site) {
                return ScriptedModel.replying(request -> reply(site, ScriptedModel.text(request)));
            }
        };
    }

    private LearnReport learn(LearnSettingsBuilder settings) {
        try (ExperienceStore store = ExperienceStore.open(home, CLOCK, notice -> {})) {
            store.libraries().save(LIBRARY, Revision.brought(PLANTED));
            store.libraries()
                    .advance(new HeadMove(
                            LIBRARY,
                            LibraryVersion.empty().id(),
                            PLANTED.id(),
                            HeadMove.Cause.IMPORTED,
                            Optional.empty(),
                            CLOCK.instant()));
            LearnReport report = LearningRun.builder(store.libraries(), clerk(), EVALUATOR)
                    .settings(settings.groupSize(GROUP)
                            .epochs(2)
                            .batchSize(OptionalInt.of(PRACTICE.size()))
                            .heldOutSamples(0)
                            .build())
                    .validation(VALIDATION)
                    .journal(attempts::add)
                    .concurrency(4)
                    .clock(CLOCK)
                    .build()
                    .learn(new RunId("retire-1"), LIBRARY, PRACTICE, List.of());
            assertThat(store.libraries().head(LIBRARY)).contains(report.version());
            return report;
        }
    }

    private static LearnSettingsBuilder everyAttempt() {
        return LearnSettings.math().economy(Economy.none());
    }

    private static List<String> texts(LearnReport report) {
        return report.version().lessons().stream().map(Lesson::text).toList();
    }

    @Test
    void plantedHarmfulLessonsAreRetiredAndTheOthersStay() {
        LearnReport report = learn(everyAttempt().lessonDropout(0.5));

        assertThat(texts(report)).containsExactly("Greet the driver.", "Write with a pencil.");
        assertThat(report.steps().get(0).changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.edit()).isInstanceOf(LessonEdit.Delete.class);
            Provenance source = change.edit().source().orElseThrow();
            assertThat(source.author()).startsWith("lesson dropout: in 60 attempts");
            assertThat(source.evidence()).isNotEmpty();
        });
        assertThat(report.steps().get(0).adoption().trial()).isPresent();
    }

    @Test
    void lessonsAreLeftOutOfOneAttemptOfEachGroupAndOfNoneThatIsATrial() {
        learn(everyAttempt().lessonDropout(0.5));

        assertThat(attempts).anyMatch(attempt -> !isPractice(attempt));
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(
                                attempt.rollout().exposure().dropout().isPresent())
                        .isEqualTo(isPractice(attempt) && attempt.rollout().id().sample() == GROUP - 1));
    }

    @Test
    void withoutATrialNothingIsRetired() {
        LearnReport report =
                learn(everyAttempt().adoption(AdoptionSettings.published()).lessonDropout(0.5));

        assertThat(report.version()).isEqualTo(PLANTED);
    }

    @Test
    void withoutDropoutNothingIsKnownOfLessonsAndNothingIsRetired() {
        LearnReport report = learn(everyAttempt());

        assertThat(report.version()).isEqualTo(PLANTED);
        assertThat(attempts)
                .allMatch(attempt -> attempt.rollout().exposure().dropout().isEmpty());
    }

    private static boolean isPractice(ScoredRollout attempt) {
        return attempt.rollout().id().pass().name().equals(TrainingFreeGrpo.PASS);
    }
}
