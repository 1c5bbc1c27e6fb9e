package dev.acumen.endpoints.call;

import dev.acumen.core.journal.FinishedCall;

/**
 * Holds a request back that was let out before the server asked for a pause. Stands beneath the budget, so that a request that is held
 * is neither counted nor journalled before it really leaves.
 */
public final class HoldingCaller implements Caller {

    private final Gate gate;
    private final Caller next;

    /**
     * @param gate of the endpoint
     * @param next makes the calls
     */
    public HoldingCaller(Gate gate, Caller next) {
        this.gate = gate;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        return next.call(call.leavingWith(() -> {
            gate.holdWhilePaused();
            call.leaving().run();
        }));
    }
}
