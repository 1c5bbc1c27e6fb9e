package dev.acumen.store.internal.database;

/** The database did not do what was asked of it, or holds what was never put there. It can be made again from the journals. */
public final class DamagedDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedDatabase(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what about it cannot be */
    public DamagedDatabase(String message) {
        super(message);
    }
}
