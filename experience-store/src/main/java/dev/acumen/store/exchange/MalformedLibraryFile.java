package dev.acumen.store.exchange;

/** A file that is no exported library. The message names the line where there is one. */
public final class MalformedLibraryFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedLibraryFile(String message) {
        super(message);
    }
}
