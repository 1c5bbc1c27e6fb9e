package dev.acumen.store;

import dev.acumen.store.database.DamagedDatabase;
import dev.acumen.store.database.Database;
import dev.acumen.store.database.Fold;
import dev.acumen.store.database.LibraryTables;
import dev.acumen.store.database.RunTables;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The database that the journals are folded into. Where it turns out damaged, at once or later, it is made again from them. */
final class FoldedJournals implements AutoCloseable {

    private static final String DATABASE = "acumen";
    private static final String DATABASE_FILE = DATABASE + ".mv.db";

    private final JournalFolder journals;
    private final EntryCodec codec;
    private final Optional<Path> home;
    private final Clock clock;
    private final Consumer<String> notices;
    private Database database;
    private Tables tables;
    private boolean closed;

    /** What can be asked of the database. */
    record Tables(Fold fold, LibraryTables libraries, RunTables runs) {
        static Tables of(Database database, EntryCodec codec) {
            return new Tables(
                    new Fold(database, codec), new LibraryTables(database, codec), new RunTables(database, codec));
        }
    }

    private FoldedJournals(
            JournalFolder journals, EntryCodec codec, Optional<Path> home, Clock clock, Consumer<String> notices) {
        this.journals = journals;
        this.codec = codec;
        this.home = home;
        this.clock = clock;
        this.notices = notices;
        this.database = open();
        this.tables = Tables.of(database, codec);
    }

    /** The database file in the given folder. */
    static FoldedJournals onDisk(
            JournalFolder journals, EntryCodec codec, Path home, Clock clock, Consumer<String> notices) {
        return folded(journals, codec, Optional.of(home), clock, notices);
    }

    /** A database in memory, made from the journals as they are now. */
    static FoldedJournals inMemory(JournalFolder journals, EntryCodec codec) {
        return folded(journals, codec, Optional.empty(), Clock.systemUTC(), notice -> {});
    }

    private static FoldedJournals folded(
            JournalFolder journals, EntryCodec codec, Optional<Path> home, Clock clock, Consumer<String> notices) {
        FoldedJournals folded;
        try {
            folded = new FoldedJournals(journals, codec, home, clock, notices);
        } catch (DamagedDatabase e) {
            throw new StorageException(String.valueOf(e.getMessage()), e);
        }
        try {
            folded.foldIn();
            return folded;
        } catch (RuntimeException e) {
            folded.close();
            throw e;
        }
    }

    /** Folds what one journal has and the database does not. */
    void foldIn(Path journal) {
        ask(found -> {
            found.fold().fold(journal, journals.name(journal));
            return true;
        });
    }

    /** Folds what the journals have and the database does not. */
    void foldIn() {
        ask(found -> {
            foldAll();
            return true;
        });
    }

    /**
     * Asks the database. The question is asked a second time if the database had to be made again.
     *
     * @throws StorageException if the new one fails too, or a journal is damaged
     */
    synchronized <T> T ask(Function<Tables, T> question) {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
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
            closeQuietly(database);
        }
    }

    private void foldAll() {
        for (Path journal : journals.all()) {
            tables.fold().fold(journal, journals.name(journal));
        }
    }

    private Database open() {
        DamagedDatabase damage;
        try {
            Database found = connect();
            try {
                found.check();
                new Fold(found, codec).compare(journals::file);
                return found;
            } catch (DamagedDatabase e) {
                closeQuietly(found);
                damage = e;
            } catch (RuntimeException e) {
                closeQuietly(found);
                throw e;
            }
        } catch (DamagedDatabase e) {
            damage = e;
        }
        setAside(damage);
        return connect();
    }

    private Database connect() {
        return home.map(folder -> Database.open(folder.resolve(DATABASE))).orElseGet(Database::inMemory);
    }

    private void makeAgain(DamagedDatabase damage) {
        closeQuietly(database);
        setAside(damage);
        database = connect();
        tables = Tables.of(database, codec);
        foldAll();
    }

    private static void closeQuietly(Database database) {
        try {
            database.close();
        } catch (DamagedDatabase e) {
            // It can be made again: that it does not even close changes nothing.
            return;
        }
    }

    private void setAside(DamagedDatabase damage) {
        if (home.isEmpty()) {
            return;
        }
        Path file = home.get().resolve(DATABASE_FILE);
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
        Path aside = home.get().resolve(DATABASE_FILE + ".damaged-" + stamp);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Somebody was faster: it is missing now, and made again like any that is.
            return;
        } catch (IOException e) {
            throw new StorageException("cannot set the damaged database aside: " + e.getMessage(), e);
        }
        String why = String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
        notices.accept(
                "the database was made again from the journal (" + why + "); the old file is " + aside.getFileName());
    }
}
