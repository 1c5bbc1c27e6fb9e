package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;

/**
 * Holds a request back that was let out before the server asked for a pause. Stands beneath the budget, so that a request that is held
 * is neither counted nor journalled before it really leaves.
 */
public final class HoldingCaller implements Caller {

    private final EndpointThrottle throttle;
    private final Caller next;

    /**
     * @param throttle of the endpoint
     * @param next makes the calls
     */
    public HoldingCaller(EndpointThrottle throttle, Caller next) {
        this.throttle = throttle;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        return next.call(call.leavingWith(() -> {
            throttle.holdWhilePaused();
            call.leaving().run();
        }));
    }
}
