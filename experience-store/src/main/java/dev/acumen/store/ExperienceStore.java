package dev.acumen.store;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.store.database.AttemptRecord;
import dev.acumen.store.database.RunRecord;
import dev.acumen.store.database.RunTables;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalFile;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Libraries and runs under one folder. {@code journal/library.jsonl} and {@code journal/runs/*.jsonl} are the truth;
 * {@code acumen.mv.db} is what they have been folded into, and is made again from them when it is missing, damaged or ahead of them.
 */
public final class ExperienceStore implements AutoCloseable {

    private final EntryCodec codec = new EntryCodec();
    private final JournalFolder files;
    private final Optional<StoreLock> lock;
    private final Optional<JournalFile> libraryJournal;
    private final FoldedJournals folded;
    private final LibraryStore libraries;
    private final List<RunJournal> journals = new ArrayList<>();
    private boolean closed;

    private ExperienceStore(Path home, Optional<StoreLock> lock, Clock clock, Consumer<String> notices) {
        this.files = new JournalFolder(home.resolve("journal"));
        this.lock = lock;
        this.libraryJournal = lock.map(held -> JournalFile.open(files.library(), codec, (offset, entry) -> {}));
        try {
            this.folded = lock.isPresent()
                    ? FoldedJournals.onDisk(files, codec, home, clock, notices)
                    : FoldedJournals.inMemory(files, codec);
        } catch (RuntimeException e) {
            libraryJournal.ifPresent(JournalFile::close);
            throw e;
        }
        this.libraries = new JournaledLibraries(folded, this::appendToLibrary);
    }

    /**
     * Opens the store for its one owner, and makes it if there is none.
     *
     * @param home the folder; nothing is written outside it
     * @param clock gives the name of a database that is set aside
     * @param notices told in one line if the database was made again
     * @throws StoreBusy if somebody else has it open
     * @throws StorageException if a journal is damaged or the disk fails
     */
    public static ExperienceStore open(Path home, Clock clock, Consumer<String> notices) {
        StoreLock lock = StoreLock.take(home, clock.instant());
        try {
            return new ExperienceStore(home, Optional.of(lock), clock, notices);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Reads the journals of a store that may be open elsewhere, as they are now. Nothing is written, and writing methods throw
     * {@link IllegalStateException}. A folder that does not exist is an empty store.
     */
    public static ExperienceStore openReadOnly(Path home) {
        return new ExperienceStore(home, Optional.empty(), Clock.systemUTC(), notice -> {});
    }

    /** The libraries. */
    public LibraryStore libraries() {
        return libraries;
    }

    /** The runs. */
    public RunRecords runs() {
        return new Records();
    }

    /**
     * Begins a run.
     *
     * @throws StorageException if there is a run of that id
     */
    public synchronized RunJournal startRun(JournalEntry.RunStarted started) {
        owner();
        Path path = files.run(started.run());
        if (Files.exists(path)) {
            throw new StorageException("there is a run " + started.run() + " already: " + path);
        }
        RunJournal journal = new RunJournal(path, codec);
        journals.add(journal);
        journal.append(started);
        return journal;
    }

    /**
     * Takes up a run where it was left.
     *
     * @throws StorageException if there is no such run, or somebody else is at it
     */
    public synchronized RunJournal resumeRun(RunId run) {
        owner();
        Path path = files.run(run);
        if (!Files.exists(path)) {
            throw new StorageException("there is no run " + run + ": " + path + " is missing");
        }
        RunJournal journal = new RunJournal(path, codec);
        journals.add(journal);
        return journal;
    }

    /**
     * A run as its journal tells it, to be read only; also while another process has the store.
     *
     * @throws StorageException if there is no such run, or its journal is damaged
     */
    public RecordedRun recorded(RunId run) {
        Path path = files.run(run);
        if (!Files.exists(path)) {
            throw new StorageException("there is no run " + run + ": " + path + " is missing");
        }
        return RecordedRun.read(path, codec);
    }

    /** Closes all journals and the database. Nothing is lost if this is never called. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folded) {
            journals.forEach(RunJournal::close);
            libraryJournal.ifPresent(JournalFile::close);
            if (lock.isPresent()) {
                folded.foldIn();
            }
        } finally {
            lock.ifPresent(StoreLock::close);
        }
    }

    private synchronized void appendToLibrary(JournalEntry entry) {
        owner();
        libraryJournal.orElseThrow(ExperienceStore::readOnly).append(entry);
        folded.foldIn(files.library());
    }

    private void owner() {
        if (lock.isEmpty() || closed) {
            throw closed ? new IllegalStateException("the store is closed") : readOnly();
        }
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("the store was opened for reading only");
    }

    /** Runs, with what the present process has appended folded in first. */
    private final class Records implements RunRecords {
        @Override
        public List<RunRecord> list() {
            return ask(RunTables::list);
        }

        @Override
        public Optional<RunRecord> find(RunId id) {
            return ask(runs -> runs.find(id));
        }

        @Override
        public List<RunRecord> unfinished(String kind, String library) {
            List<RunRecord> unfinished = new ArrayList<>(list().stream()
                    .filter(run -> run.kind().equals(kind) && run.library().equals(library))
                    .filter(run -> run.ended().isEmpty())
                    .toList());
            Collections.reverse(unfinished);
            return unfinished;
        }

        @Override
        public RunId nextId(String prefix) {
            for (int number = 1; ; number++) {
                RunId id = new RunId(prefix + "-" + number);
                if (!Files.exists(files.run(id)) && find(id).isEmpty()) {
                    return id;
                }
            }
        }

        @Override
        public Map<Phase, Spend> spend(RunId id) {
            return ask(runs -> runs.spend(id));
        }

        @Override
        public List<AttemptRecord> attempts(RunId id) {
            return ask(runs -> runs.attempts(id));
        }

        @Override
        public Optional<AttemptRecord> attempt(RolloutId id) {
            return attempts(id.pass().step().run()).stream()
                    .filter(attempt -> attempt.id().equals(id))
                    .findFirst();
        }

        private <T> T ask(Function<RunTables, T> question) {
            if (lock.isPresent()) {
                folded.foldIn();
            }
            return folded.ask(tables -> question.apply(tables.runs()));
        }
    }
}
