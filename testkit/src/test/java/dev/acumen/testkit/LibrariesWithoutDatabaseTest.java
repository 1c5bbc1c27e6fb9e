package dev.acumen.testkit;

import dev.acumen.core.library.LibraryStore;
import dev.acumen.store.ExperienceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The libraries of a store whose database is lost again and again: the journal alone has them. */
class LibrariesWithoutDatabaseTest extends LibraryStoreContract {

    private static final int CALLS_BETWEEN = 6;

    @TempDir
    private Path home;

    private ExperienceStore store;
    private int calls;

    @BeforeEach
    void open() {
        store = ExperienceStore.open(
                home, Clock.systemUTC(), notice -> Assertions.fail("a missing database is nothing to tell: " + notice));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected LibraryStore store() {
        calls++;
        if (calls % CALLS_BETWEEN == 0) {
            store.close();
            try {
                Files.delete(home.resolve("acumen.mv.db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open();
        }
        return store.libraries();
    }
}
