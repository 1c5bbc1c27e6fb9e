package dev.acumen.store;

import dev.acumen.files.FileProblem;
import dev.acumen.store.internal.database.DamagedDatabase;
import dev.acumen.store.internal.database.Database;
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
import java.util.function.Consumer;

/**
 * The file of the database, which can always be made again from the journals.
 *
 * @param home the folder it lies in
 * @param clock names a file that is set aside
 * @param notices told that one was
 */
record DatabaseFile(Path home, Clock clock, Consumer<String> notices) {

    private static final String DATABASE = "acumen";
    private static final String DATABASE_FILE = DATABASE + ".mv.db";

    /** A new one in place of one that turned out damaged, which is set aside. */
    Database again(Database damaged, DamagedDatabase damage) {
        closeQuietly(damaged);
        setAside(damage);
        return connect();
    }

    /**
     * Opens the database, or makes it again where what is there cannot be used.
     *
     * @param check throws {@link DamagedDatabase} if it does not belong to the journals
     */
    Database open(Consumer<Database> check) {
        DamagedDatabase damage;
        try {
            Database found = connect();
            try {
                found.check();
                check.accept(found);
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
        return Database.open(home.resolve(DATABASE));
    }

    /** Closes a database that is given up. */
    static void closeQuietly(Database database) {
        try {
            database.close();
        } catch (DamagedDatabase | StorageException e) {
            // It can be made again: that it does not even close changes nothing.
            return;
        }
    }

    private void setAside(DamagedDatabase damage) {
        Path file = home.resolve(DATABASE_FILE);
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
        Path aside = home.resolve(DATABASE_FILE + ".damaged-" + stamp);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Somebody was faster: it is missing now, and made again like any that is.
            return;
        } catch (IOException e) {
            throw new StorageException("cannot set the damaged database aside: " + FileProblem.writing(aside, e), e);
        }
        String why = String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
        notices.accept(
                "the database was made again from the journal (" + why + "); the old file is " + aside.getFileName());
    }
}
