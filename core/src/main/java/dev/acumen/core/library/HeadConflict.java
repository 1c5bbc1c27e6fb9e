package dev.acumen.core.library;

/** The head was not where the caller expected it: somebody else moved it. Nothing was changed. */
public final class HeadConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The head of {@code library} is {@code actual}, not {@code expected}. */
    public HeadConflict(String library, VersionId expected, VersionId actual) {
        super("the head of library '" + library + "' is " + actual.brief() + ", not " + expected.brief()
                + ": it was moved by somebody else");
    }
}
