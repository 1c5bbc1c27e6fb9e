package dev.acumen.store;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.store.database.AttemptRecord;
import dev.acumen.store.database.Database;
import dev.acumen.store.database.Fold;
import dev.acumen.store.database.LibraryTables;
import dev.acumen.store.database.RunRecord;
import dev.acumen.store.database.RunTables;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalFile;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Libraries and runs under one folder. {@code journal/library.jsonl} and {@code journal/runs/*.jsonl} are the truth;
 * {@code acumen.mv.db} is what they have been folded into, and is made again from them when it is missing, damaged or ahead of them.
 */
public final class ExperienceStore implements AutoCloseable {

    private static final String DATABASE = "acumen";
    private static final String DATABASE_FILE = DATABASE + ".mv.db";
    private static final String LIBRARY_JOURNAL = "library.jsonl";
    private static final String RUN_SUFFIX = ".jsonl";

    private final Path home;
    private final EntryCodec codec = new EntryCodec();
    private final Optional<StoreLock> lock;
    private final Optional<JournalFile> libraryJournal;
    private final Database database;
    private final Fold fold;
    private final LibraryTables libraryTables;
    private final RunTables runTables;
    private final List<RunJournal> journals = new ArrayList<>();
    private boolean closed;

    private ExperienceStore(Path home, Optional<StoreLock> lock, Clock clock, Consumer<String> notices) {
        this.home = home;
        this.lock = lock;
        this.libraryJournal = lock.map(held -> JournalFile.open(libraryFile(), codec, (offset, entry) -> {}));
        this.database = lock.isPresent() ? openOrRebuild(clock, notices) : Database.inMemory();
        this.fold = new Fold(database, codec);
        this.libraryTables = new LibraryTables(database, codec);
        this.runTables = new RunTables(database, codec);
        foldAll(fold);
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
        return new JournaledLibraries(libraryTables, this::appendToLibrary);
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
        Path path = runFile(started.run());
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
        Path path = runFile(run);
        if (!Files.exists(path)) {
            throw new StorageException("there is no run " + run + ": " + path + " is missing");
        }
        RunJournal journal = new RunJournal(path, codec);
        journals.add(journal);
        return journal;
    }

    /** Closes all journals and the database. Nothing is lost if this is never called. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        journals.forEach(RunJournal::close);
        libraryJournal.ifPresent(JournalFile::close);
        try {
            foldAll(fold);
            database.close();
        } finally {
            lock.ifPresent(StoreLock::close);
        }
    }

    private synchronized void appendToLibrary(JournalEntry entry) {
        JournalFile journal = libraryJournal.orElseThrow(ExperienceStore::readOnly);
        journal.append(entry);
        fold.fold(libraryFile(), LIBRARY_JOURNAL);
    }

    private void owner() {
        if (lock.isEmpty() || closed) {
            throw closed ? new IllegalStateException("the store is closed") : readOnly();
        }
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("the store was opened for reading only");
    }

    private Database openOrRebuild(Clock clock, Consumer<String> notices) {
        String why;
        try {
            Database found = Database.open(home.resolve(DATABASE));
            try {
                found.check();
                Optional<String> ahead = aheadOfJournal(new Fold(found, codec));
                if (ahead.isEmpty()) {
                    return found;
                }
                why = ahead.get();
            } catch (StorageException e) {
                why = String.valueOf(e.getMessage());
            }
            closeQuietly(found);
        } catch (StorageException e) {
            why = String.valueOf(e.getMessage());
        }
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
        Path aside = home.resolve(DATABASE_FILE + ".damaged-" + stamp);
        try {
            Files.deleteIfExists(aside);
            Files.move(home.resolve(DATABASE_FILE), aside);
        } catch (IOException e) {
            throw new StorageException("cannot set the damaged database aside: " + e.getMessage(), e);
        }
        notices.accept("the database was made again from the journal ("
                + why.lines().findFirst().orElse("") + "); the old file is " + aside.getFileName());
        return Database.open(home.resolve(DATABASE));
    }

    private static void closeQuietly(Database damaged) {
        try {
            damaged.close();
        } catch (StorageException e) {
            // It is damaged, and about to be set aside: that it does not even close changes nothing.
            return;
        }
    }

    private Optional<String> aheadOfJournal(Fold found) {
        for (Fold.Folded folded : found.folded()) {
            Path file = folded.name().equals(LIBRARY_JOURNAL)
                    ? libraryFile()
                    : runFolder().resolve(folded.name());
            try {
                long size = Files.exists(file) ? Files.size(file) : 0;
                if (size < folded.upTo()) {
                    return Optional.of("it had read more of " + folded.name() + " than is there");
                }
            } catch (IOException e) {
                throw new StorageException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return Optional.empty();
    }

    private void foldAll(Fold into) {
        into.fold(libraryFile(), LIBRARY_JOURNAL);
        for (Path file : runFiles()) {
            into.fold(file, file.getFileName().toString());
        }
    }

    private List<Path> runFiles() {
        if (!Files.isDirectory(runFolder())) {
            return List.of();
        }
        try (var files = Files.list(runFolder())) {
            return files.filter(file -> file.toString().endsWith(RUN_SUFFIX))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new StorageException("cannot list " + runFolder() + ": " + e.getMessage(), e);
        }
    }

    private Path libraryFile() {
        return home.resolve("journal").resolve(LIBRARY_JOURNAL);
    }

    private Path runFolder() {
        return home.resolve("journal").resolve("runs");
    }

    private Path runFile(RunId run) {
        return runFolder().resolve(run.value() + RUN_SUFFIX);
    }

    /** Runs, with what the present process has appended folded in first. */
    private final class Records implements RunRecords {
        @Override
        public List<RunRecord> list() {
            foldRuns();
            return runTables.list();
        }

        @Override
        public Optional<RunRecord> find(RunId id) {
            foldRuns();
            return runTables.find(id);
        }

        @Override
        public Optional<RunRecord> latestUnfinished(String kind, String library) {
            List<RunRecord> candidates = list().stream()
                    .filter(run -> run.kind().equals(kind) && run.library().equals(library))
                    .toList();
            return candidates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(candidates.get(candidates.size() - 1))
                            .filter(run -> run.ended().isEmpty());
        }

        @Override
        public RunId nextId(String prefix) {
            for (int number = 1; ; number++) {
                RunId id = new RunId(prefix + "-" + number);
                if (!Files.exists(runFile(id)) && runTables.find(id).isEmpty()) {
                    return id;
                }
            }
        }

        @Override
        public Map<Phase, Spend> spend(RunId id) {
            foldRuns();
            return runTables.spend(id);
        }

        @Override
        public List<AttemptRecord> attempts(RunId id) {
            foldRuns();
            return runTables.attempts(id);
        }

        @Override
        public Optional<AttemptRecord> attempt(RolloutId id) {
            return attempts(id.pass().step().run()).stream()
                    .filter(attempt -> attempt.id().equals(id))
                    .findFirst();
        }

        private void foldRuns() {
            if (lock.isPresent()) {
                foldAll(fold);
            }
        }
    }
}
