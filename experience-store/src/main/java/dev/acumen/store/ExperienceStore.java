package dev.acumen.store;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.files.FileProblem;
import dev.acumen.store.internal.view.LibraryQueries;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalCopy;
import dev.acumen.store.journal.JournalFile;
import dev.acumen.store.journal.JournalScan;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Libraries and runs under one folder. {@code journal/library.jsonl} and {@code journal/runs/*.jsonl} are the truth;
 * {@code acumen.mv.db} is what they have been folded into, and is made again from them when it is missing, damaged or ahead of them;
 * {@code acumen.runs.json} has what lists of runs need, for those who only read.
 */
public final class ExperienceStore implements AutoCloseable {

    private final EntryCodec codec = new EntryCodec();
    private final JournalFolder files;
    private final Optional<StoreLock> lock;
    private final Optional<JournalFile> libraryJournal;
    private final Projection projection;
    private final Optional<ProjectedJournals> database;
    private final LibraryStore libraries;
    private final StoredRuns runs;
    private final RunSummaries summaries;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Map<RunId, RunJournal> journals = new HashMap<>();
    private final List<JournalFollower> followers = new ArrayList<>();
    private boolean closed;

    private ExperienceStore(Path home, Optional<StoreLock> lock, Clock clock, Consumer<String> notices) {
        this.files = new JournalFolder(home.resolve("journal"));
        this.summaries = new RunSummaries(home, files, codec);
        this.lock = lock;
        this.clock = clock;
        this.notices = notices;
        this.libraryJournal =
                lock.map(held -> JournalFile.open(files.library(), codec, (offset, entry) -> {}, notices));
        try {
            this.database = lock.map(held -> ProjectedJournals.onDisk(files, codec, home, clock, notices));
        } catch (RuntimeException e) {
            libraryJournal.ifPresent(JournalFile::close);
            throw e;
        }
        this.projection =
                database.<Projection>map(found -> found).orElseGet(() -> new ScannedJournals(files, codec, notices));
        this.libraries = new JournaledLibraries(projection, this::appendToLibrary);
        this.runs = new StoredRuns(projection, files, lock.isPresent() ? Map.of() : summaries.read());
    }

    /**
     * Opens the store for its one owner, and makes it if there is none.
     *
     * @param home the folder; nothing is written outside it
     * @param clock gives the name of a database that is set aside
     * @param notices told in one line each: that the database was made again, that a line was cut off, that a run is damaged, that others can read
     *     the folder
     * @throws StoreBusy if somebody else has it open
     * @throws StorageException if the libraries' journal is damaged or the disk fails
     */
    public static ExperienceStore open(Path home, Clock clock, Consumer<String> notices) {
        StoreLock lock = StoreLock.take(home, clock.instant());
        try {
            new HomeAccess(home, notices).tellOnce();
            return new ExperienceStore(home, Optional.of(lock), clock, notices);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Reads the journals of a store that may be open elsewhere, as they are now. Nothing is written, and writing methods throw
     * {@link IllegalStateException}. A folder that does not exist is an empty store. Of a damaged journal there is what stands before the damage.
     *
     * @param notices told in one line of each journal that turns out damaged, and that others can read the folder
     */
    public static ExperienceStore openReadOnly(Path home, Consumer<String> notices) {
        new HomeAccess(home, notices).tell();
        return new ExperienceStore(home, Optional.empty(), Clock.systemUTC(), notices);
    }

    /** The libraries. */
    public LibraryStore libraries() {
        return libraries;
    }

    /** The runs. */
    public RunRecords runs() {
        return runs;
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
        RunJournal journal = new RunJournal(path, codec, notices, follow(started.run()));
        journals.put(started.run(), journal);
        journal.append(started);
        return journal;
    }

    /**
     * Takes up a run where it was left.
     *
     * @throws StorageException if there is no such run, somebody is at it, or its journal is damaged or pruned
     */
    public synchronized RunJournal resumeRun(RunId run) {
        owner();
        Path path = files.run(run);
        if (!Files.exists(path)) {
            throw new StorageException("there is no run " + run + ": " + path + " is missing");
        }
        refuseIfOpen(run);
        projection.damage(run).ifPresent(damage -> {
            throw cannotGoOn(run, damage);
        });
        try {
            RunJournal journal = new RunJournal(path, codec, notices, follow(run));
            journals.put(run, journal);
            return journal;
        } catch (StorageException e) {
            throw cannotGoOn(run, String.valueOf(e.getMessage()));
        }
    }

    /**
     * A run as its journal tells it, to be read only; also while another process has the store.
     *
     * @throws StorageException if there is no such run, or its journal is damaged
     */
    public RecordedRun recorded(RunId run) {
        return RecordedRun.read(files.existing(run), codec);
    }

    /** What the steps of a run came to, in their order, as its journal tells it last; of a damaged journal what stands before the damage. */
    public List<JournalEntry.StepReported> stepReports(RunId run) {
        Map<Integer, JournalEntry.StepReported> reports = new TreeMap<>();
        if (Files.exists(files.run(run))) {
            JournalScan.read(files.run(run), 0, codec, (offset, entry) -> {
                if (entry instanceof JournalEntry.StepReported reported) {
                    reports.put(reported.step().number(), reported);
                }
            });
        }
        return List.copyOf(reports.values());
    }

    /**
     * Reads the journal of a run from front to back, as it is now, and keeps none of it; also while another process has the store.
     *
     * @param seen told of each entry that stands before any damage
     * @return what is wrong with it; empty if it is whole
     * @throws StorageException if there is no such run, or the disk fails
     */
    public Optional<String> entries(RunId run, Consumer<JournalEntry> seen) {
        return JournalScan.read(files.existing(run), 0, codec, (offset, entry) -> seen.accept(entry))
                .damage();
    }

    /** Closes all journals and the database. Nothing is lost if this is never called. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (projection) {
            journals.values().forEach(RunJournal::close);
            followers.forEach(JournalFollower::flush);
            database.ifPresent(ProjectedJournals::settle);
            libraryJournal.ifPresent(JournalFile::close);
            database.ifPresent(found -> {
                found.foldIn();
                summaries.write(
                        runs.summaries(found.ask(tables -> tables.projection().projected())));
            });
        } finally {
            lock.ifPresent(StoreLock::close);
        }
    }

    /**
     * What {@link #prune} would do.
     *
     * @param unfinishedToo whether a run may be pruned that never ended
     * @throws StorageException if it may not be pruned
     */
    public synchronized Pruning planPruning(RunId run, boolean unfinishedToo) {
        PrunedJournal pruned = pruned(run, unfinishedToo);
        return pruned.effect(size(pruned.path()), pruned.copy(codec, clock.instant()));
    }

    /**
     * Takes out of a run's journal what is large: its calls, what it was given, and the attempts no lesson was drawn from. What its calls came to
     * and the attempts behind lessons stay. It cannot be taken up again afterwards.
     *
     * @param unfinishedToo whether a run may be pruned that never ended
     * @throws StorageException if it may not be pruned, or the disk fails; the journal is then what it was
     */
    public synchronized Pruning prune(RunId run, boolean unfinishedToo) {
        owner();
        PrunedJournal pruned = pruned(run, unfinishedToo);
        JournalCopy copy = pruned.copy(codec, clock.instant());
        Pruning effect = pruned.effect(size(pruned.path()), copy);
        database().settle();
        database().replace(run, () -> copy.replace(pruned.path(), files.unfinishedCopy(run)));
        return effect;
    }

    private JournalFollower follow(RunId run) {
        JournalFollower follower = database().follow(run);
        followers.add(follower);
        return follower;
    }

    private PrunedJournal pruned(RunId id, boolean unfinishedToo) {
        RunRecord run = runs.find(id)
                .orElseThrow(
                        () -> new StorageException("there is no run " + id + ": " + files.run(id) + " is missing"));
        refuseIfOpen(id);
        if (run.damage().isPresent()) {
            throw new StorageException("run " + id + " is damaged and stays as it is: "
                    + run.damage().get());
        }
        if (run.ended().isEmpty() && !unfinishedToo) {
            throw new StorageException(
                    "run " + id + " is unfinished and could be continued; pruning it must be forced");
        }
        Set<RolloutId> cited = projection.libraries(LibraryQueries::evidence);
        return new PrunedJournal(id, files.run(id), codec, cited, runs.calls(id));
    }

    private void refuseIfOpen(RunId run) {
        RunJournal journal = journals.get(run);
        if (journal != null && journal.isOpen()) {
            throw new StorageException(files.run(run) + " is open already in this process");
        }
    }

    private static StorageException cannotGoOn(RunId run, String why) {
        return new StorageException("run " + run + " cannot go on: " + why + ", or begin a new run with --new-run");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StorageException("cannot read " + file + ": " + FileProblem.reading(file, e), e);
        }
    }

    private synchronized void appendToLibrary(JournalEntry entry) {
        owner();
        libraryJournal.orElseThrow(ExperienceStore::readOnly).append(entry);
        database().foldInLibraries();
    }

    private ProjectedJournals database() {
        return database.orElseThrow(ExperienceStore::readOnly);
    }

    private void owner() {
        if (lock.isEmpty() || closed) {
            throw closed ? new IllegalStateException("the store is closed") : readOnly();
        }
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("the store was opened for reading only");
    }
}
