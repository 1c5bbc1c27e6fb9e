package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner, runs and libraries that outlive any process, and views for everybody else. */
class ExperienceStoreTest {

    private static final RunId RUN = new RunId("freight-1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();

    @Test
    void aSecondOwnerIsToldWhoTheFirstIs() throws Exception {
        try (ExperienceStore store = open()) {
            store.libraries().save("freight", Saver.revision(1));
            String pid = String.valueOf(ProcessHandle.current().pid());
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(this::open)
                        .isInstanceOf(StoreBusy.class)
                        .hasMessageContaining(home.toString())
                        .hasMessageContaining("process " + pid);
                assertThat(openElsewhere())
                        .as("the refusal above must not have given the lock away")
                        .contains(home.toString(), "process " + pid)
                        .doesNotContain("opened");
            }
            assertThat(store.libraries().find(Saver.revision(1).version().id())).isPresent();
        }
        assertThat(openElsewhere()).contains("opened");
        open().close();
    }

    @Test
    void whatIsFoldedWhileARunGoesOnIsWhatItsJournalSays() throws Exception {
        Samples samples = new Samples(5);
        try (ExperienceStore store = open()) {
            RunJournal journal =
                    store.startRun(new JournalEntry.RunStarted(RUN, "learn", "freight", Map.of("seed", "1"), NOW));
            List<CompletableFuture<Void>> appended = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            for (int i = 0; i < 2_500; i++) {
                FinishedCall call = samples.call(samples.key());
                ScoredRollout attempt = samples.attempt(RUN);
                appended.add(CompletableFuture.runAsync(
                        () -> {
                            journal.append(new JournalEntry.CallStarted(call.key(), Optional.empty()));
                            journal.append(new JournalEntry.CallFinished(call));
                            journal.append(new JournalEntry.Attempted(attempt));
                        },
                        threads));
            }
            appended.forEach(CompletableFuture::join);
            threads.shutdown();
            journal.append(new JournalEntry.RunEnded(RUN, "completed", "{}", NOW));
        }
        List<AttemptRecord> attempts;
        List<CallTotals> calls;
        RunRecord run;
        try (ExperienceStore store = open()) {
            attempts = store.runs().attempts(RUN);
            calls = store.runs().calls(RUN);
            run = store.runs().find(RUN).orElseThrow();
        }
        Files.delete(home.resolve("acumen.mv.db"));
        Files.delete(home.resolve("acumen.runs.json"));
        try (ExperienceStore store = open()) {
            assertThat(attempts)
                    .hasSizeGreaterThan(2_000)
                    .isEqualTo(store.runs().attempts(RUN));
            assertThat(calls).containsExactlyInAnyOrderElementsOf(store.runs().calls(RUN));
            assertThat(run).isEqualTo(store.runs().find(RUN).orElseThrow());
        }
    }

    @Test
    void nothingButJournalLockAndDatabaseIsLeft() throws IOException {
        fill();
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("journal", "lock", "acumen.mv.db", "acumen.runs.json");
        }
    }

    @Test
    void runsAreRemembered() {
        Samples samples = new Samples(31);
        List<ScoredRollout> attempts = new ArrayList<>();
        Map<Phase, Spend> spent;
        try (ExperienceStore store = open()) {
            assertThat(store.runs().nextId("freight")).isEqualTo(RUN);
            JournalEntry.RunStarted started = samples.started(RUN);
            RunJournal journal = store.startRun(started);
            assertThat(store.runs().nextId("freight")).isEqualTo(new RunId("freight-2"));
            assertThat(store.runs().unfinished("learn", "freight"))
                    .singleElement()
                    .satisfies(run -> assertThat(run.id()).isEqualTo(RUN));
            assertThat(store.runs().unfinished("eval", "freight")).isEmpty();
            assertThat(store.runs().unfinished("learn", "other")).isEmpty();
            assertThatThrownBy(() -> store.startRun(started))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("freight-1");
            assertThatThrownBy(() -> store.resumeRun(RUN))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("open already");
            assertThatThrownBy(() -> store.resumeRun(new RunId("freight-7")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no run freight-7");
            for (int i = 0; i < 20; i++) {
                journal.append(new JournalEntry.CallFinished(callOf(samples)));
                ScoredRollout attempt = samples.attempt(RUN);
                journal.append(new JournalEntry.Attempted(attempt));
                attempts.removeIf(
                        before -> before.rollout().id().equals(attempt.rollout().id()));
                attempts.add(attempt);
            }
            spent = journal.spent();
            runIs(store, started, spent, attempts);
            journal.close();
            RunJournal resumed = store.resumeRun(RUN);
            resumed.append(new JournalEntry.RunEnded(RUN, "completed", "{}", NOW));
            assertThat(store.runs().unfinished("learn", "freight")).isEmpty();
        }
        try (ExperienceStore store = open()) {
            runIs(store, new Samples(31).started(RUN), spent, attempts);
            assertThat(store.runs().find(RUN)).hasValueSatisfying(run -> {
                assertThat(run.ended()).contains(NOW);
                assertThat(run.outcome()).contains("completed");
                assertThat(run.report()).contains("{}");
            });
        }
        assertThat(notices).isEmpty();
    }

    private static FinishedCall callOf(Samples samples) {
        FinishedCall call = samples.call(samples.key());
        CallSite site = call.key().site();
        PassId pass = new PassId(new StepId(RUN, 1), "p");
        return new FinishedCall(
                new CallKey(
                        call.key().endpoint(),
                        new CallSite(pass, site.phase(), site.subject(), site.sample()),
                        call.key().turn(),
                        call.key().request()),
                call.reply(),
                call.model(),
                call.finishReason(),
                call.usage(),
                call.costUsd(),
                call.took(),
                call.tries());
    }

    private static void runIs(
            ExperienceStore store,
            JournalEntry.RunStarted started,
            Map<Phase, Spend> spent,
            List<ScoredRollout> attempts) {
        assertThat(store.runs().list()).hasSize(1).first().satisfies(run -> {
            assertThat(run.id()).isEqualTo(RUN);
            assertThat(run.kind()).isEqualTo("learn");
            assertThat(run.configuration()).isEqualTo(started.configuration());
            assertThat(run.started()).isEqualTo(started.at());
        });
        sameSpend(store.runs().spend(RUN), spent);
        assertThat(store.runs().attempts(RUN)).hasSize(attempts.size());
        for (ScoredRollout attempt : attempts) {
            AttemptRecord found = store.runs().attempt(attempt.rollout().id()).orElseThrow();
            assertThat(found.library()).isEqualTo(attempt.rollout().library());
            // The journal keeps half characters; the database has a question mark for them.
            assertThat(found.answer().replaceAll("[?\uFFFD]", "?"))
                    .isEqualTo(attempt.rollout().trajectory().finalAnswer().replaceAll("\\p{Cs}", "?"));
            assertThat(found.reward().isPresent())
                    .isEqualTo(attempt.score().rewardIfGraded().isPresent());
            assertThat(found.rewards()).isEqualTo(attempt.score().rewards());
        }
    }

    private static void sameSpend(Map<Phase, Spend> actual, Map<Phase, Spend> expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
    }

    @Test
    void aReplyFromTwoEndpointsIsPaidTwice() {
        try (ExperienceStore store = open()) {
            RunJournal journal = store.startRun(new Samples(1).started(RUN));
            FinishedCall call = callOf(new Samples(1));
            CallKey key = call.key();
            for (String endpoint : List.of("a", "b")) {
                journal.append(new JournalEntry.CallFinished(new FinishedCall(
                        new CallKey(endpoint, key.site(), key.turn(), key.request()),
                        call.reply(),
                        "x".repeat(2_000),
                        call.finishReason(),
                        call.usage(),
                        Optional.of(new BigDecimal("0.00000000000000123")),
                        call.took(),
                        call.tries())));
            }
            sameSpend(store.runs().spend(RUN), journal.spent());
        }
    }

    @Test
    void aViewReadsWhatAnotherOwnerHas() throws IOException, InterruptedException {
        try (ExperienceStore store = open()) {
            Saver.save(store.libraries(), 1);
            store.startRun(new Samples(1).started(RUN));
            try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
                assertThat(view.libraries().head("freight")).contains(Saver.version(1));
                assertThat(view.runs().list()).hasSize(1);
                Saver.save(store.libraries(), 2);
                assertThat(view.libraries().head("freight")).as("as it was").contains(Saver.version(1));
                assertThatThrownBy(() -> Saver.save(view.libraries(), 2)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> view.startRun(new Samples(1).started(new RunId("freight-2"))))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> view.resumeRun(RUN)).isInstanceOf(IllegalStateException.class);
            }
            assertThat(openElsewhere()).contains("is in use");
            Saver.save(store.libraries(), 3);
        }
        try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(view.libraries().head("freight")).contains(Saver.version(3));
        }
    }

    @Test
    void aViewOfNothingIsEmptyAndMakesNothing() {
        Path absent = home.resolve("absent");
        try (ExperienceStore view = ExperienceStore.openReadOnly(absent, notices::add)) {
            assertThat(view.libraries().names()).isEmpty();
            assertThat(view.runs().list()).isEmpty();
            assertThat(view.runs().nextId("freight")).isEqualTo(RUN);
        }
        assertThat(absent).doesNotExist();
    }

    @Test
    void aClosedStoreSaysSo() {
        ExperienceStore store = open();
        Saver.save(store.libraries(), 1);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.libraries().names())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> Saver.save(store.libraries(), 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.startRun(new Samples(1).started(RUN))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.runs().list()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingOrEmptyDatabaseIsMadeAgainWithoutAWord() throws IOException {
        fill();
        Files.delete(database());
        isFull();
        Files.write(database(), new byte[0]);
        isFull();
        assertThat(notices).isEmpty();
    }

    @Test
    void aDatabaseThatLagsCatchesUpWithoutAWord() throws IOException {
        try (ExperienceStore store = open()) {
            Saver.save(store.libraries(), 1);
        }
        byte[] older = Files.readAllBytes(database());
        fill(2);
        Files.write(database(), older);
        isFull();
        assertThat(notices).isEmpty();
    }

    @Test
    void aTruncatedDatabaseIsMadeAgain() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(database());
        for (int part = 1; part < 8; part += 3) {
            Files.write(database(), Arrays.copyOf(whole, whole.length / 8 * part));
            notices.clear();
            isFull();
            assertThat(notices).as("cut to %d of 8", part).hasSizeLessThanOrEqualTo(1);
        }
        Files.writeString(database(), "not a database, and long enough to be looked at ".repeat(1_000));
        notices.clear();
        isFull();
        assertThat(notices).hasSize(1).first().asString().contains("made again", "acumen.mv.db.damaged-");
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches(
                            "journal|lock|acumen\\.runs\\.json|acumen\\.mv\\.db(\\.damaged-[0-9]{8}-[0-9]{6})?"));
        }
    }

    @Test
    void zeroedPagesAreNoticedOrHarmless() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(database());
        Random random = new Random(41);
        for (int round = 0; round < 8; round++) {
            Files.write(database(), whole);
            int blocks = whole.length / 4_096;
            try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
                file.seek(4_096L * (2 + random.nextInt(blocks - 2)));
                file.write(new byte[4_096 * (1 + random.nextInt(4))]);
            }
            notices.clear();
            isFull();
            assertThat(notices).as("round %d", round).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void damageDoneWhileTheStoreIsOpenIsRepairedWhenItShows() throws IOException {
        fill();
        try (ExperienceStore store = open()) {
            try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
                file.write(new byte[(int) file.length()]);
            }
            for (int number = 4; number <= 40; number++) {
                Saver.save(store.libraries(), number);
                assertThat(store.libraries().head("freight")).contains(Saver.version(number));
            }
        }
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().log("freight")).hasSize(40);
            assertThat(store.libraries().head("freight")).contains(Saver.version(40));
        }
    }

    @Test
    void aDatabaseAheadOfOrBesideItsJournalIsMadeAgain() throws IOException {
        fill();
        Path journal = home.resolve("journal/library.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        int half = whole.length / 2;
        Files.write(journal, Arrays.copyOf(whole, half));
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().log("freight")).hasSizeLessThan(3);
        }
        assertThat(notices).hasSize(2).allSatisfy(notice -> assertThat(notice).contains("library.jsonl"));
        notices.clear();
        Files.write(journal, whole);
        isFull();
        assertThat(notices).as("it lagged").isEmpty();

        Path other = home.resolve("other");
        try (ExperienceStore store = ExperienceStore.open(other, Clock.systemUTC(), notices::add)) {
            Saver.save(store.libraries(), 20);
        }
        Files.copy(other.resolve("acumen.mv.db"), database(), StandardCopyOption.REPLACE_EXISTING);
        isFull();
        assertThat(notices).as("another store's").hasSize(1);
    }

    @Test
    void headsMoveOnceHoweverManyThreadsTry() throws InterruptedException {
        try (ExperienceStore store = open()) {
            Saver.save(store.libraries(), 1);
            AtomicInteger moved = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                LibraryVersion mine = Saver.child(Saver.version(1), 100 + number);
                threads.add(new Thread(() -> {
                    LibraryStore libraries = store.libraries();
                    libraries.save("freight", Revision.brought(mine));
                    try {
                        libraries.advance(Saver.move(Saver.version(1), mine));
                        moved.incrementAndGet();
                    } catch (HeadConflict e) {
                        refused.incrementAndGet();
                    }
                    store.runs().list();
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(moved).hasValue(1);
            assertThat(refused).hasValue(7);
            assertThat(store.libraries().log("freight")).hasSize(2);
        }
    }

    @Test
    void interruptsDoNoHarm() throws InterruptedException {
        List<HeadMove> acknowledged = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try (ExperienceStore store = open()) {
            RunJournal journal = store.startRun(new Samples(1).started(RUN));
            Thread saver = new Thread(() -> {
                try {
                    for (int number = 1; number <= 60; number++) {
                        acknowledged.add(Saver.save(store.libraries(), number));
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            Thread asker = new Thread(() -> {
                try {
                    while (saver.isAlive()) {
                        store.runs().list();
                        store.libraries().log("freight");
                        journal.append(new JournalEntry.CallStarted(new Samples(2).key(), Optional.empty()));
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            saver.start();
            asker.start();
            for (int interrupts = 0; interrupts < 500 || saver.isAlive(); interrupts++) {
                (interrupts % 2 == 0 ? saver : asker).interrupt();
                Thread.sleep(1);
            }
            saver.join();
            asker.join();
            assertThat(failures).isEmpty();
            assertThat(store.libraries().log("freight")).isEqualTo(acknowledged);
        }
        try (ExperienceStore store = open()) {
            assertThat(acknowledged).hasSize(60);
            assertThat(store.libraries().log("freight")).isEqualTo(acknowledged);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void anInterruptedThreadMayOpenAndClose() {
        Thread.currentThread().interrupt();
        try (ExperienceStore store = open()) {
            Saver.save(store.libraries(), 1);
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreBusy.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThat(Thread.interrupted()).isTrue();
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().head("freight")).contains(Saver.version(1));
        }
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, Clock.systemUTC(), notices::add);
    }

    private Path database() {
        return home.resolve("acumen.mv.db");
    }

    private void fill() {
        fill(1);
    }

    private void fill(int from) {
        try (ExperienceStore store = open()) {
            for (int number = from; number <= 3; number++) {
                Saver.save(store.libraries(), number);
            }
            RunJournal journal = store.startRun(new Samples(1).started(RUN));
            Samples samples = new Samples(51);
            for (int i = 0; i < 30; i++) {
                journal.append(new JournalEntry.CallFinished(callOf(samples)));
                journal.append(new JournalEntry.Attempted(samples.attempt(RUN)));
            }
        }
    }

    private void isFull() {
        try (ExperienceStore store = open();
                ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(store.libraries().names()).containsExactly("freight");
            assertThat(store.libraries().head("freight")).contains(Saver.version(3));
            assertThat(store.libraries().log("freight"))
                    .hasSize(3)
                    .isEqualTo(view.libraries().log("freight"));
            assertThat(store.libraries().find(Saver.version(2).id())).contains(Saver.version(2));
            assertThat(store.runs().list()).hasSize(1).isEqualTo(view.runs().list());
            assertThat(store.runs().attempts(RUN))
                    .isNotEmpty()
                    .isEqualTo(view.runs().attempts(RUN));
            assertThat(store.runs().spend(RUN))
                    .isNotEmpty()
                    .isEqualTo(view.runs().spend(RUN));
        }
    }

    private String openElsewhere() throws IOException, InterruptedException {
        Process child = ChildProcess.start(Opener.class, home.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said;
    }

    /** Opens a store in a process of its own. */
    static final class Opener {
        public static void main(String[] args) {
            try (ExperienceStore store = ExperienceStore.open(Path.of(args[0]), Clock.systemUTC(), notice -> {})) {
                System.out.println("opened with " + store.libraries().names());
            } catch (StoreBusy e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
