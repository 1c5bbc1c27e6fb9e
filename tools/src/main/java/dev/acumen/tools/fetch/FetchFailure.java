package dev.acumen.tools.fetch;

/** There is nothing to read at an address. The message is one line for a model: what is wrong, and what to do instead. */
public final class FetchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is nothing. */
    public enum Reason {
        /** It is no address of a web page. */
        BAD_ADDRESS(false),
        /** The settings forbid it. */
        NOT_ALLOWED(false),
        /** The server says that there is no such page, or that it does not give it. */
        REFUSED_BY_SERVER(true),
        /** The page is larger than the limit. */
        TOO_LARGE(true),
        /** The page is nothing that can be read as text. */
        NOT_TEXT(true),
        /** Redirects do not come to an end. */
        TOO_MANY_REDIRECTS(true),
        /** The server cannot be reached, fails, or does not speak HTTP. */
        UNREACHABLE(false),
        /** It took too long. */
        TIMED_OUT(false),
        /** The thread was interrupted. */
        INTERRUPTED(false);

        private final boolean lasts;

        Reason(boolean lasts) {
            this.lasts = lasts;
        }

        /** Whether the same address would most likely give the same failure again: it says something of the page, not of the moment. */
        public boolean lasts() {
            return lasts;
        }
    }

    private final Reason reason;

    /** With the line for the model. */
    public FetchFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** With the line for the model, and what it comes from. */
    public FetchFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why there is nothing. */
    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
