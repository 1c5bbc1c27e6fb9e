package dev.acumen.core.run;

/**
 * The cause of a failure that is told from the journal: the call failed in an earlier process and was not made again, so it says
 * nothing about how the endpoint fares now.
 */
public final class FailedBefore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason why the call failed then */
    public FailedBefore(String reason) {
        super("failed in an earlier process: " + reason);
    }
}
