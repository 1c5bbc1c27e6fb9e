package dev.acumen.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.Acumen;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
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
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskInput;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.learning.credit.LessonEffect;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.simulation.script.Samples;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lessons are worth, read from journals. */
class LibraryCreditTest {

    private static final LibraryVersion VERSION =
            Samples.version("Rounding: round up.", "Units: convert first.", "Form: end with the number.");
    private static final LessonId HARMFUL = new LessonId(2);

    @TempDir
    private Path home;

    @Test
    void allRunsOfTheLibraryCountAlsoOneThatIsUnderWay() {
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            library(store);
            RunJournal first = run(store, "support", "support-1", Map.of());
            practise(first, "support-1", 20);
            first.append(new JournalEntry.RunEnded(
                    new RunId("support-1"), "completed", "{}", Clock.systemUTC().instant()));
            practise(run(store, "support", "support-2", Map.of("attempts", "live")), "support-2", 12);
            practise(run(store, "other", "other-1", Map.of()), "other-1", 5);
            try (Acumen acumen = Acumen.at(home).build()) {
                LibraryCredit credit = acumen.library("support").credit();
                assertThat(credit.runs()).isEqualTo(2);
                assertThat(credit.notices()).isEmpty();
                assertThat(credit.version().id()).isEqualTo(VERSION.id());
                assertThat(credit.credit().masked()).isEqualTo(32);
                LessonEffect harmful = credit.credit().effects().get(1);
                assertThat(harmful.lesson().id()).isEqualTo(HARMFUL);
                assertThat(harmful.masked()).isEqualTo(32);
                assertThat(harmful.verdict()).isEqualTo(LessonEffect.Verdict.HARMS);
                assertThat(harmful.estimate().orElseThrow().effect()).isLessThan(-0.5);
                assertThat(credit.credit().harmfulTogether()).containsExactly(HARMFUL);
            }
        }
    }

    @Test
    void whatIsPrunedOrWasMadeElsewhereIsNotCountedAndSaidSo() {
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            library(store);
            RunJournal pruned = run(store, "support", "support-1", Map.of());
            practise(pruned, "support-1", 20);
            pruned.close();
            store.prune(new RunId("support-1"), true);
            practise(run(store, "support", "support-2", Map.of("attempts", "support-1")), "support-2", 5);
        }
        try (Acumen acumen = Acumen.at(home).build()) {
            LibraryCredit credit = acumen.library("support").credit();
            assertThat(credit.runs()).isZero();
            assertThat(credit.credit().masked()).isZero();
            assertThat(credit.notices())
                    .hasSize(2)
                    .anySatisfy(notice -> assertThat(notice).startsWith("support-1 was pruned"))
                    .anySatisfy(notice -> assertThat(notice).startsWith("support-2 is not counted"));
            assertThatThrownBy(() -> acumen.library("supprt").credit())
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("support");
        }
    }

    @Test
    void ofADamagedJournalCountsWhatStandsBefore() throws IOException {
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            library(store);
            practise(run(store, "support", "support-1", Map.of()), "support-1", 10);
        }
        Path journal = home.resolve("journal/runs/support-1.jsonl");
        List<String> lines = Files.readAllLines(journal);
        lines.set(21, lines.get(21).replaceFirst("[0-9]", "x"));
        Files.write(journal, lines);
        try (Acumen acumen = Acumen.at(home).notices(notice -> {}).build()) {
            LibraryCredit credit = acumen.library("support").credit();
            assertThat(credit.credit().masked()).isEqualTo(5);
            assertThat(credit.notices())
                    .singleElement()
                    .asString()
                    .contains("support-1 is counted as far as its journal is whole");
        }
    }

    @Test
    void reviewersVerdictsAreCountedFromTheReportsOfSteps() {
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            library(store);
            RunJournal journal = run(store, "support", "support-1", Map.of());
            List<String> reports = List.of(
                    "{\"step\":1,\"graded\":4}",
                    "{\"step\":2,\"lessonVerdicts\":[{\"lesson\":\"L2\",\"verdict\":\"defect\",\"task\":\"t1\"},"
                            + "{\"lesson\":\"L2\",\"verdict\":\"lapse\",\"task\":\"t2\"},{\"lesson\":\"L1\",\"verdict\":\"lapse\",\"task\":\"t1\"}]}",
                    "{\"step\":3,\"lessonVerdicts\":[{\"lesson\":\"L2\",\"verdict\":\"defect\",\"task\":\"t1\"},"
                            + "{\"lesson\":\"L1\",\"verdict\":\"narrow\"},{\"lesson\":\"elephant\",\"verdict\":\"lapse\"},{\"lesson\":\"L3\",\"verdict\":\"other\"},7]}",
                    "{\"step\":4,\"lessonVerdicts\":null}",
                    "no JSON");
            for (int step = 0; step < reports.size(); step++) {
                journal.append(new JournalEntry.StepReported(
                        new StepId(new RunId("support-1"), step + 1),
                        List.of(),
                        Optional.empty(),
                        "",
                        reports.get(step)));
            }
        }
        try (Acumen acumen = Acumen.at(home).build()) {
            LibraryCredit credit = acumen.library("support").credit();
            assertThat(credit.notices()).isEmpty();
            assertThat(credit.runs()).isZero();
            assertThat(credit.use(HARMFUL)).isEqualTo(new LessonUse(HARMFUL, 1, 0, 2));
            assertThat(credit.use(new LessonId(1))).isEqualTo(new LessonUse(new LessonId(1), 1, 1, 0));
            assertThat(credit.use(new LessonId(3))).isEqualTo(LessonUse.none(new LessonId(3)));
            assertThat(credit.uses()).hasSize(2);
        }
    }

    private static void library(ExperienceStore store) {
        store.libraries().save("support", Revision.brought(VERSION));
        store.libraries()
                .advance(new HeadMove(
                        "support",
                        LibraryVersion.empty().id(),
                        VERSION.id(),
                        HeadMove.Cause.IMPORTED,
                        Optional.empty(),
                        Clock.systemUTC().instant()));
    }

    private static RunJournal run(ExperienceStore store, String library, String id, Map<String, String> configuration) {
        return store.startRun(new JournalEntry.RunStarted(
                new RunId(id),
                "learn",
                library,
                configuration,
                Clock.systemUTC().instant()));
    }

    /** Four attempts at each task; with the harmful lesson nearly all fail, without it nearly all succeed. */
    private static void practise(RunJournal journal, String run, int tasks) {
        LessonSelector dropout = LessonDropout.of(0.5, 1, 4);
        PassId pass = new PassId(new StepId(new RunId(run), 1), "practice");
        for (Task task : Samples.tasks(tasks)) {
            for (int sample = 0; sample < 4; sample++) {
                RolloutId id = new RolloutId(pass, task.id(), sample);
                Exposure exposure = dropout.select(id, TaskInput.of(task), VERSION);
                boolean isLucky = id.toString().hashCode() % 10 == 0;
                boolean isRight = isLucky != !exposure.shown().orElseThrow().contains(HARMFUL);
                journal.append(new JournalEntry.Attempted(new ScoredRollout(
                        new Rollout(
                                id,
                                exposure,
                                new Trajectory(List.of(UserMessage.from(task.input()), AiMessage.from("42"))),
                                new Ending.Completed()),
                        new Score.Graded(isRight ? Reward.ONE : Reward.ZERO, ""))));
            }
        }
    }
}
