package dev.acumen.agent.work;

/** Too many calls in a row failed. The first failure is the cause; what was finished is kept. */
public final class EndpointDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EndpointDown(int failures, RuntimeException first) {
        super(
                failures + " attempts in a row failed; the first one with: "
                        + (first.getMessage() == null ? first : first.getMessage()),
                first);
    }
}
