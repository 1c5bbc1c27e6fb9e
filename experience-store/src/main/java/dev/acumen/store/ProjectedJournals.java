package dev.acumen.store;

import dev.acumen.core.run.RunId;
import dev.acumen.files.FileProblem;
import dev.acumen.store.internal.Uninterruptible;
import dev.acumen.store.internal.database.DamagedDatabase;
import dev.acumen.store.internal.database.Database;
import dev.acumen.store.internal.database.JournalBatch;
import dev.acumen.store.internal.database.JournalProjection;
import dev.acumen.store.internal.database.LibraryTables;
import dev.acumen.store.internal.database.RunTables;
import dev.acumen.store.internal.view.LibraryQueries;
import dev.acumen.store.internal.view.RunQueries;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** The database that the journals are folded into. Where it turns out damaged, at once or later, it is made again from them. */
final class ProjectedJournals implements Projection {

    private final JournalFolder journals;
    private final EntryCodec codec;
    private final DatabaseFile file;
    private final Consumer<String> notices;
    private final Map<String, Long> lengths = new HashMap<>();
    private final Map<String, String> damages = new HashMap<>();
    private Database database;
    private Tables tables;
    private boolean closed;
    private final ExecutorService projector = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "acumen-fold");
        made.setDaemon(true);
        return made;
    });

    /** What can be asked of the database. */
    record Tables(JournalProjection projection, LibraryTables libraries, RunTables runs) {
        static Tables of(Database database, EntryCodec codec, JournalFolder journals) {
            return new Tables(
                    new JournalProjection(database, codec),
                    new LibraryTables(database, codec),
                    new RunTables(database, codec, journals::run));
        }
    }

    private ProjectedJournals(
            JournalFolder journals, EntryCodec codec, Path home, Clock clock, Consumer<String> notices) {
        this.journals = journals;
        this.codec = codec;
        this.notices = notices;
        this.file = new DatabaseFile(home, clock, notices);
        this.database = file.open(found -> new JournalProjection(found, codec).compare(journals::file));
        this.tables = Tables.of(database, codec, journals);
    }

    /** The database file in the given projector. */
    static ProjectedJournals onDisk(
            JournalFolder journals, EntryCodec codec, Path home, Clock clock, Consumer<String> notices) {
        ProjectedJournals folded;
        try {
            folded = new ProjectedJournals(journals, codec, home, clock, notices);
        } catch (DamagedDatabase e) {
            throw new StorageException(String.valueOf(e.getMessage()), e);
        }
        try {
            folded.readLengths();
            folded.foldIn();
            return folded;
        } catch (RuntimeException e) {
            folded.close();
            throw e;
        }
    }

    /**
     * Folds what the libraries' journal has and the database does not.
     *
     * @throws StorageException if it is damaged
     */
    void foldInLibraries() {
        ask(found -> {
            projectLibraries();
            return true;
        });
    }

    /** Folds what the journal of a run has and the database does not, as far as it is whole. */
    void foldIn(RunId run) {
        ask(found -> {
            project(run);
            return true;
        });
    }

    /** Folds what the journals have and the database does not. */
    void foldIn() {
        ask(found -> {
            projectAll();
            return true;
        });
    }

    /** Folds what is written to the journal of a run, in the background. */
    JournalFollower follow(RunId run) {
        Path journal = journals.run(run);
        String name = journals.name(journal);
        return new JournalFollower(batch -> projector.execute(() -> project(journal, name, batch)));
    }

    /** Waits for what is being folded in the background. */
    void settle() {
        Uninterruptible.await(CompletableFuture.runAsync(() -> {}, projector));
    }

    private synchronized void project(Path journal, String name, JournalBatch batch) {
        if (closed) {
            return;
        }
        try {
            ask(found -> {
                found.projection().project(journal, name, batch);
                lengths.put(name, found.projection().upTo(name));
                return true;
            });
        } catch (StorageException e) {
            // Whoever asks the database next is told; nothing is lost, because the journal has it.
            return;
        }
    }

    @Override
    public <T> T libraries(Function<LibraryQueries, T> question) {
        return ask(found -> question.apply(found.libraries()));
    }

    @Override
    public <T> T run(RunId run, Function<RunQueries, T> question) {
        foldIn(run);
        return ask(found -> question.apply(found.runs()));
    }

    @Override
    public synchronized void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    @Override
    public synchronized Optional<String> damage(RunId run) {
        return Optional.ofNullable(damages.get(journals.name(journals.run(run))));
    }

    /** Has the journal of a run changed by the given work, and folds it from its beginning. */
    synchronized void replace(RunId run, Runnable work) {
        ask(found -> {
            String name = journals.name(journals.run(run));
            found.projection().forget(run, name);
            lengths.remove(name);
            return true;
        });
        work.run();
        foldIn(run);
    }

    /**
     * Asks the database. The question is asked a second time if the database had to be made again.
     *
     * @throws StorageException if the new one fails too, or a journal is damaged
     */
    synchronized <T> T ask(Function<Tables, T> question) {
        refuseIfClosed();
        try {
            return question.apply(tables);
        } catch (DamagedDatabase e) {
            try {
                makeAgain(e);
                return question.apply(tables);
            } catch (DamagedDatabase again) {
                throw new StorageException(String.valueOf(again.getMessage()), again);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            projector.shutdown();
            DatabaseFile.closeQuietly(database);
        }
    }

    private void readLengths() {
        ask(found -> found.projection().projected()).forEach((name, folded) -> lengths.put(name, folded.upTo()));
    }

    private void projectAll() {
        projectLibraries();
        journals.runIds().forEach(this::project);
    }

    private void projectLibraries() {
        project(journals.library()).ifPresent(damage -> {
            throw new StorageException(damage);
        });
    }

    private void project(RunId run) {
        project(journals.run(run))
                .ifPresent(what -> tell(
                        journals.run(run),
                        "run " + run + " is damaged, others are not: " + what + ". Shown is what stands before it"));
    }

    private Optional<String> project(Path journal) {
        String name = journals.name(journal);
        long length = length(journal);
        if (length == lengths.getOrDefault(name, 0L)) {
            return Optional.ofNullable(damages.get(name));
        }
        Optional<String> damage = tables.projection().project(journal, name);
        if (damage.isEmpty()) {
            damages.remove(name);
            // A line that is not finished yet makes the file longer: then it is looked at again the next time.
            lengths.put(name, tables.projection().upTo(name));
        }
        return damage;
    }

    private void tell(Path journal, String damage) {
        if (damages.putIfAbsent(journals.name(journal), damage) == null) {
            notices.accept(damage);
        }
    }

    private static long length(Path journal) {
        try {
            return Files.notExists(journal) ? 0 : Files.size(journal);
        } catch (IOException e) {
            throw new StorageException("cannot read " + journal + ": " + FileProblem.reading(journal, e), e);
        }
    }

    private void makeAgain(DamagedDatabase damage) {
        database = file.again(database, damage);
        tables = Tables.of(database, codec, journals);
        lengths.clear();
        projectAll();
    }
}
