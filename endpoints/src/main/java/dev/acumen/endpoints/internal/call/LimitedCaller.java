package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;

/** Lets a try out when there is a place for it and the server does not ask to be left alone. */
public final class LimitedCaller implements Caller {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final EndpointThrottle throttle;
    private final Caller next;

    /**
     * @param throttle of the endpoint
     * @param next makes the calls
     */
    public LimitedCaller(EndpointThrottle throttle, Caller next) {
        this.throttle = throttle;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Permit place = throttle.enter(call.key().site().phase().role(), call.order());
        EndpointThrottle.Outcome outcome = EndpointThrottle.Outcome.OTHER;
        try {
            FinishedCall finished = next.call(call);
            outcome = EndpointThrottle.Outcome.ANSWERED;
            return finished;
        } catch (RuntimeException e) {
            int status = CallFailures.status(e);
            outcome = status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                    ? EndpointThrottle.Outcome.OVERLOADED
                    : outcome;
            throw e;
        } finally {
            throttle.leave(place, outcome);
        }
    }
}
