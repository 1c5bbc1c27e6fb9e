package dev.acumen.store.internal.database;

import dev.acumen.files.FileProblem;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;

/** Tells a disk without room from a database that is damaged: both come out of H2 as a failed write. */
final class FullDisk {

    private FullDisk() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException disk && FileProblem.isWithoutRoom(disk)) {
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
