package dev.acumen.endpoints.call;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets no call out once a cap of the budget is reached. Calls in flight count as calls, so their number is never passed. */
public final class BudgetedCaller implements Caller {

    private final Budget budget;
    private final Clock clock;
    private final Instant start;
    private final Caller next;
    private Spend spent;
    private long inFlight;

    /**
     * @param budget the caps
     * @param spent what earlier processes of the run spent, calls in doubt included
     * @param clock for the cap on time
     * @param next makes the calls
     */
    public BudgetedCaller(Budget budget, Spend spent, Clock clock, Caller next) {
        this.budget = budget;
        this.spent = known(spent);
        this.clock = clock;
        this.start = clock.instant();
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        reserve();
        Optional<Spend> cost = Optional.empty();
        try {
            FinishedCall finished = next.call(call);
            cost = Optional.of(known(finished.spend()));
            return finished;
        } finally {
            settle(cost);
        }
    }

    private synchronized void reserve() {
        Spend withFlying = spent.plus(new Spend(inFlight, 0, Usage.unreported(), Optional.of(BigDecimal.ZERO)));
        Optional<String> reached = budget.reachedBy(withFlying, Duration.between(start, clock.instant()));
        if (reached.isPresent()) {
            throw new BudgetExhausted(reached.get());
        }
        inFlight++;
    }

    /** A call of unknown cost leaves the cap on the others' cost in force. */
    private static Spend known(Spend spend) {
        return new Spend(
                spend.calls(),
                spend.callsWithoutUsage(),
                spend.usage(),
                Optional.of(spend.costUsd().orElse(BigDecimal.ZERO)));
    }

    private synchronized void settle(Optional<Spend> cost) {
        inFlight--;
        spent = cost.map(spent::plus).orElse(spent);
    }
}
