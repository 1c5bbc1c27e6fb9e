package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.Usage;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.AttemptRecord;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pruned run takes little room and still says what it cost and why its lessons are what they are. */
class PruningTest {

    private static final RunId RUN = new RunId("freight-1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();
    private AttemptRecord cited;
    private Map<Phase, Spend> spend;
    private Set<CallTotals> calls;

    @Test
    void whatItCostAndWhatLessonsWereDrawnFromStays() throws IOException {
        fill(true);
        try (ExperienceStore store = open()) {
            remember(store);
            long before = Files.size(journal());
            Pruning planned = store.planPruning(RUN, false);
            assertThat(Files.size(journal())).isEqualTo(before);
            Pruning done = store.prune(RUN, false);
            assertThat(done).isEqualTo(planned);
            assertThat(done.bytesFreed())
                    .isEqualTo(before - Files.size(journal()))
                    .isGreaterThan(before / 2);
            assertThat(done.attemptsKept()).isEqualTo(1);
            isPruned(store);
            assertThat(store.runs().find(RUN).orElseThrow().outcome()).contains("completed");
            assertThatThrownBy(() -> store.resumeRun(RUN))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll("pruned", "--new-run");
            store.prune(RUN, false);
            isPruned(store);
        }
        try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            isPruned(view);
        }
        Files.delete(home.resolve("acumen.mv.db"));
        Files.delete(home.resolve("acumen.runs.json"));
        try (ExperienceStore store = open();
                ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            isPruned(store);
            isPruned(view);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void anUnfinishedRunIsOnlyPrunedByForce() {
        fill(false);
        try (ExperienceStore store = open()) {
            remember(store);
            assertThatThrownBy(() -> store.prune(RUN, false))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("unfinished");
            RunJournal journal = store.resumeRun(RUN);
            assertThatThrownBy(() -> store.prune(RUN, true))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("open already");
            journal.close();
            store.prune(RUN, true);
            isPruned(store);
            assertThat(store.runs().unfinished("learn", "freight")).isEmpty();
            assertThatThrownBy(() -> store.prune(new RunId("freight-9"), true))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no run freight-9");
        }
    }

    /** The places a process may die at: before the copy is whole, before it is in place, and before the database knows. */
    @Test
    void aCrashAnywhereLeavesTheOldRunOrThePrunedOne() throws IOException {
        fill(true);
        byte[] whole = Files.readAllBytes(journal());
        byte[] database;
        byte[] pruned;
        try (ExperienceStore store = open()) {
            remember(store);
        }
        database = Files.readAllBytes(home.resolve("acumen.mv.db"));
        byte[] summaries = Files.readAllBytes(home.resolve("acumen.runs.json"));
        try (ExperienceStore store = open()) {
            store.prune(RUN, false);
        }
        pruned = Files.readAllBytes(journal());

        Files.write(journal(), whole);
        Files.write(home.resolve("acumen.mv.db"), database);
        Files.write(home.resolve("acumen.runs.json"), summaries);
        Files.write(home.resolve("journal/runs/" + RUN + ".tmp"), Arrays.copyOf(pruned, pruned.length / 2));
        try (ExperienceStore store = open()) {
            assertThat(store.runs().find(RUN).orElseThrow().pruned()).isEmpty();
            assertThat(store.runs().list()).hasSize(1);
            assertThat(store.runs().attempts(RUN)).contains(cited).hasSizeGreaterThan(1);
            store.prune(RUN, false);
        }
        assertThat(notices).isEmpty();

        Files.write(journal(), pruned);
        Files.write(home.resolve("acumen.mv.db"), database);
        Files.write(home.resolve("acumen.runs.json"), summaries);
        try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            isPruned(view);
        }
        try (ExperienceStore store = open()) {
            isPruned(store);
        }
    }

    private void fill(boolean ended) {
        try (ExperienceStore store = open()) {
            RunJournal journal =
                    store.startRun(new JournalEntry.RunStarted(RUN, "learn", "freight", Map.of("a", "b"), NOW));
            journal.append(new JournalEntry.RunInput("tasks", "a task ".repeat(1_000)));
            Samples samples = new Samples(9);
            List<ScoredRollout> attempts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                CallKey key = key(i);
                journal.append(new JournalEntry.CallStarted(key, Optional.empty()));
                if (i % 10 == 1) {
                    journal.append(new JournalEntry.CallFailed(key, Optional.empty(), "500", 3));
                } else if (i % 10 != 2) {
                    journal.append(new JournalEntry.CallFinished(new FinishedCall(
                            key,
                            AiMessage.from("long answer ".repeat(100)),
                            "small",
                            Optional.empty(),
                            Usage.of(100 + i, 10),
                            Optional.of(new BigDecimal("0.001")),
                            Duration.ofSeconds(1),
                            2)));
                }
                ScoredRollout attempt = samples.attempt(RUN);
                attempts.add(attempt);
                journal.append(new JournalEntry.Attempted(attempt));
            }
            if (ended) {
                journal.append(new JournalEntry.RunEnded(RUN, "completed", "{\"gain\":1}", NOW));
            }
            ScoredRollout behind = attempts.get(11);
            Provenance provenance = new Provenance(
                    Optional.of(new StepId(RUN, 1)),
                    List.of(new Evidence(behind.rollout().id(), OptionalDouble.of(1))),
                    "small",
                    Map.of());
            store.libraries()
                    .save(
                            "freight",
                            Revision.brought(LibraryVersion.of(
                                    List.of(LibraryVersion.empty().id()),
                                    Optional.of(new StepId(RUN, 1)),
                                    List.of(new Lesson(new LessonId(1), "Weigh twice.", provenance)))));
            cited = store.runs().attempt(behind.rollout().id()).orElseThrow();
        }
    }

    private void remember(ExperienceStore store) {
        spend = store.runs().spend(RUN);
        calls = new HashSet<>(store.runs().calls(RUN));
        assertThat(calls.stream().reduce(CallTotals::plus).orElseThrow()).satisfies(all -> {
            assertThat(all.spend().calls()).isEqualTo(32);
            assertThat(all.tries()).isEqualTo(2 * 32 + 3 * 4);
            assertThat(all.failed()).isEqualTo(4);
            assertThat(all.inDoubt()).isEqualTo(4);
        });
    }

    private void isPruned(ExperienceStore store) {
        assertThat(store.runs().list()).singleElement().satisfies(run -> {
            assertThat(run.pruned()).isPresent();
            assertThat(run.configuration()).isEqualTo(Map.of("a", "b"));
            assertThat(run.started()).isEqualTo(NOW);
        });
        assertThat(store.runs().spend(RUN)).isEqualTo(spend);
        assertThat(new HashSet<>(store.runs().calls(RUN))).isEqualTo(calls);
        assertThat(store.runs().attempts(RUN)).containsExactly(cited);
    }

    private static CallKey key(int number) {
        PassId pass = new PassId(new StepId(RUN, 1), "practice");
        Phase phase = number % 2 == 0 ? Phase.ROLLOUT : Phase.SUMMARIZE;
        return new CallKey("local", new CallSite(pass, phase, "task-" + number, 0), 1, String.format("%064x", number));
    }

    private Path journal() {
        return home.resolve("journal/runs/" + RUN + ".jsonl");
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, Clock.systemUTC(), notices::add);
    }
}
