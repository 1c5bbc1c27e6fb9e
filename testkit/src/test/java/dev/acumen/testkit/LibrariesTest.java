package dev.acumen.testkit;

import dev.acumen.core.library.LibraryStore;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The libraries of a store that stays open. */
class LibrariesTest extends LibraryStoreContract {

    @TempDir
    private Path home;

    private ExperienceStore store;

    @BeforeEach
    void open() {
        store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected LibraryStore store() {
        return store.libraries();
    }
}
