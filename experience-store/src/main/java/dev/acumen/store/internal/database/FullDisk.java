package dev.acumen.store.internal.database;

import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Tells a disk without room from a database that is damaged: both come out of H2 as a failed write. */
final class FullDisk {

    /** What systems say: no room on the device, in the quota, or in the size a process may give a file. */
    private static final List<String> WORDS =
            List.of("no space left", "quota exceeded", "file too large", "not enough space", "disk full");

    private FullDisk() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException && WORDS.stream().anyMatch(said::contains)) {
                return true;
            }
        }
        return false;
    }

    static StorageException failure(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new StorageException(
                "no room for the database (" + root.getMessage()
                        + "). The journal is kept; make room and run the same command again",
                cause);
    }
}
