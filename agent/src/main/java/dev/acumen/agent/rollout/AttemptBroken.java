package dev.acumen.agent.rollout;

import dev.acumen.core.rollout.Trajectory;

/** An attempt that broke on its way. Thrown by an {@link Agent} in place of what broke it, so that what was done until then is not lost. */
public final class AttemptBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trajectory soFar;
    private final RuntimeException broke;

    /**
     * @param soFar what was said and done
     * @param broke what broke the attempt
     */
    public AttemptBroken(Trajectory soFar, RuntimeException broke) {
        super(broke.getMessage(), broke);
        this.soFar = soFar;
        this.broke = broke;
    }

    /** What was said and done until then. */
    public Trajectory soFar() {
        return soFar;
    }

    /** What broke the attempt. */
    public RuntimeException broke() {
        return broke;
    }
}
