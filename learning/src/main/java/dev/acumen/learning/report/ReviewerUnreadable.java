package dev.acumen.learning.report;

/** No reply of the reviewing model could be read, so that nothing can be learned with it. Attempts are kept. */
public final class ReviewerUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param replies how many could not be read, each asked for twice
     * @param reviewer its name
     */
    public ReviewerUnreadable(int replies, String reviewer) {
        super(
                replies + " replies of the reviewing model " + reviewer
                        + " in one step could not be read as the JSON asked for, though each was asked for twice, and the others said nothing");
    }
}
