package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.BudgetExhausted;
import java.util.concurrent.CancellationException;

/** Lets a try out when there is a place for it and the server does not ask to be left alone. */
public final class LimitedCaller implements Caller {

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
        FinishedCall finished;
        try {
            finished = next.call(call);
        } catch (NotSent | BudgetExhausted | CancellationException e) {
            throttle.leave(place);
            throw e;
        } catch (RuntimeException e) {
            throttle.failed(place, e);
            throw e;
        } catch (Error e) {
            throttle.leave(place);
            throw e;
        }
        throttle.answered(place);
        return finished;
    }
}
