package dev.acumen.store.journal;

/** The disk did not do what was asked of it, or a file on it is not what it should be. Names the file and what to do. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message with the file's name */
    public StorageException(String message) {
        super(message);
    }

    /** @param message with the file's name */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
