package dev.acumen.store;

/** Another process, or another part of this one, has the store open. */
public final class StoreBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreBusy(String message) {
        super(message);
    }
}
