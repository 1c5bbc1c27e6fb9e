package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Eviction;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LessonStanding;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.similarity.NearDuplicates;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that adds a lesson for each of 500 tasks. */
class SoakTest {

    private static final String LIBRARY = "soak";
    private static final LibraryLimits LIMITS = new LibraryLimits(40, 900);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Evaluator ALTERNATING =
            (task, rollout) -> rollout.id().sample() % 2 == 0 ? Score.right("") : Score.wrong("");
    private static final Pattern CASE = Pattern.compile("case number ([0-9]+)");
    private static final List<Task> TASKS = IntStream.range(0, 500)
            .mapToObj(i -> new Task(new TaskId("t" + i), "What of case number " + i + "?", Reference.answers("x")))
            .toList();

    @TempDir
    private Path home;

    /** Every third lesson says in other words what the one before says, every tenth says it word for word. */
    private static String lesson(int number) {
        int about = number % 3 == 2 ? number - 1 : number;
        if (number % 10 == 9) {
            return lesson(number - 1);
        }
        String words = "case " + about + " goes to desk " + about % 7;
        return number % 3 == 2 ? "Always remember that " + words + "!" : words.toUpperCase(Locale.ROOT) + ".";
    }

    private static String addsForEverything(ChatRequest request) {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            Matcher found = CASE.matcher(text);
            return "{\"summary\": \"" + (found.find() ? found.group() : "it chose") + "\"}";
        }
        if (text.contains("{\"lessons\"")) {
            Matcher found = CASE.matcher(text);
            int number = found.find() ? Integer.parseInt(found.group(1)) : 0;
            return "{\"lessons\": [{\"lesson\": \"" + lesson(number) + "\", \"because\": \"b\", \"attempts\": [1]}]}";
        }
        if (!text.contains("{\"edits\"")) {
            return "an attempt";
        }
        List<String> edits = new ArrayList<>();
        Matcher rows =
                Pattern.compile("(?m)^([0-9]+)\\. (?:ADD:? |\\[ADD\\] )?(.*)$").matcher(text);
        while (rows.find()) {
            String words = rows.group(2).replaceAll(" \\(.*\\)$", "").replace("\"", "'");
            edits.add("{\"action\": \"ADD\", \"id\": \"\", \"text\": \"" + words + "\", \"from\": [" + rows.group(1)
                    + "]}");
        }
        return "{\"edits\": [" + String.join(",", edits) + "]}";
    }

    private LearnReport learn(ExperienceStore store, Strategies strategies) {
        return LearningRun.builder(
                        store.libraries(),
                        Endpoint.of("scripted", ScriptedModel.replying(SoakTest::addsForEverything)),
                        ALTERNATING)
                .settings(LearnSettings.math()
                        .published()
                        .epochs(1)
                        .groupSize(2)
                        .batchSize(OptionalInt.of(20))
                        .limits(LIMITS)
                        .build())
                .strategies(strategies)
                .concurrency(4)
                .clock(CLOCK)
                .build()
                .learn(new RunId("soak-1"), LIBRARY, TASKS, List.of());
    }

    @Test
    void aLibraryThatMakesRoomStaysWithinItsCapsAndKeepsEveryMergeAndDeleteInItsHistory() {
        Strategies keeping = Strategies.builtIn()
                .nearDuplicates("lexical", NearDuplicates.lexical())
                .eviction("weakest", Eviction.weakest(id -> LessonStanding.unknown()));
        try (ExperienceStore store = ExperienceStore.open(home, CLOCK, notice -> {})) {
            LearnReport report = learn(store, keeping);

            assertThat(report.steps()).hasSize(25);
            Set<LessonId> everAdded = new HashSet<>();
            Set<LessonId> everGone = new HashSet<>();
            List<RejectedEdit.Reason> rejected = new ArrayList<>();
            int evicted = 0;
            for (HeadMove move : store.libraries().log(LIBRARY)) {
                LibraryVersion version = store.libraries().find(move.to()).orElseThrow();
                assertThat(version.lessons()).hasSizeLessThanOrEqualTo(LIMITS.lessons());
                assertThat(version.tokens()).isLessThanOrEqualTo(LIMITS.tokens());
                assertThat(version.lessons().stream()
                                .map(lesson -> lesson.text().toLowerCase(Locale.ROOT)))
                        .doesNotHaveDuplicates();
                assertThat(NearDuplicates.lexical().groups(version.lessons()))
                        .as("no two lessons that say the same")
                        .hasSameSizeAs(version.lessons());
                Revision revision =
                        store.libraries().revision(LIBRARY, version.id()).orElseThrow();
                revision.rejected().forEach(edit -> rejected.add(edit.reason()));
                for (AppliedEdit edit : revision.applied()) {
                    if (edit.edit() instanceof LessonEdit.Delete delete) {
                        assertThat(delete.reason().orElseThrow()).contains("weakest of a full library");
                        assertThat(edit.before()).isPresent();
                        everGone.add(edit.lesson());
                        evicted++;
                    } else {
                        everAdded.add(edit.lesson());
                    }
                }
            }
            Set<LessonId> accounted = new HashSet<>(everGone);
            report.version().lessons().stream().map(Lesson::id).forEach(accounted::add);
            assertThat(accounted).isEqualTo(everAdded);
            assertThat(evicted).isGreaterThan(100);
            assertThat(rejected).contains(RejectedEdit.Reason.NEAR_DUPLICATE);
            assertThat(report.version().lessons())
                    .as("lessons of the last step are among those that stay")
                    .anySatisfy(lesson -> assertThat(
                                    lesson.provenance().step().orElseThrow().number())
                            .isEqualTo(25));
        }
    }

    @Test
    void thePublishedAlgorithmRefusesWhatFindsNoRoom() {
        try (ExperienceStore store = ExperienceStore.open(home, CLOCK, notice -> {})) {
            LearnReport report = learn(store, Strategies.builtIn());

            assertThat(report.version().lessons()).hasSizeLessThanOrEqualTo(LIMITS.lessons());
            assertThat(report.version().tokens()).isLessThanOrEqualTo(LIMITS.tokens());
            assertThat(report.rejected())
                    .doesNotContainKey(RejectedEdit.Reason.NEAR_DUPLICATE)
                    .containsKey(RejectedEdit.Reason.TOO_MANY_LESSONS);
            assertThat(report.steps().stream()
                            .map(StepOutcome::report)
                            .flatMap(step -> step.revision().applied().stream()))
                    .noneMatch(edit -> edit.edit() instanceof LessonEdit.Delete);
        }
    }
}
