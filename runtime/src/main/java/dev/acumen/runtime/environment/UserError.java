package dev.acumen.runtime.environment;

/** Something the user can put right. The message is one line that says what happened, where, and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong; the command line gives each an exit code of its own. */
    public enum Kind {
        /** What was asked for contradicts itself, or names something that does not exist. */
        USAGE,
        /** A file given by the user, or its absence: data, domain, configuration, prompts, library file. */
        INPUT,
        /** The endpoint: unreachable, wrong key, unknown model, too many failures. */
        ENDPOINT,
        /** Somebody else has the store open, or moved the library's head. */
        BUSY,
        /** The disk: full, unwritable, a damaged journal. */
        STORAGE
    }

    private final Kind kind;

    /**
     * @param kind what went wrong
     * @param message one line
     */
    public UserError(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** An error in a file or another input that the user gave. */
    public static UserError input(String message) {
        return new UserError(Kind.INPUT, message);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
