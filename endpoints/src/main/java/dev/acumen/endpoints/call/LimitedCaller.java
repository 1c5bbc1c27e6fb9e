package dev.acumen.endpoints.call;

import dev.acumen.core.journal.FinishedCall;

/** Lets a try out when there is a place for it and the server does not ask to be left alone. */
public final class LimitedCaller implements Caller {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Gate gate;
    private final Caller next;

    /**
     * @param gate of the endpoint
     * @param next makes the calls
     */
    public LimitedCaller(Gate gate, Caller next) {
        this.gate = gate;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Place place = gate.enter(call.key().site().phase().role(), call.order());
        Gate.Outcome outcome = Gate.Outcome.OTHER;
        try {
            FinishedCall finished = next.call(call);
            outcome = Gate.Outcome.ANSWERED;
            return finished;
        } catch (RuntimeException e) {
            int status = CallFailures.status(e);
            outcome = status == TOO_MANY_REQUESTS || status == UNAVAILABLE ? Gate.Outcome.OVERLOADED : outcome;
            throw e;
        } finally {
            gate.leave(place, outcome);
        }
    }
}
