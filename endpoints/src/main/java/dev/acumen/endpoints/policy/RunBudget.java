package dev.acumen.endpoints.policy;

import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The budget of one run, shared by all its endpoints. Each request that leaves is a call, further tries included. Calls in flight count as calls,
 * so their number is never passed; caps on tokens and cost are overshot by at most the calls in flight.
 */
public final class RunBudget {

    private final Budget budget;
    private final Clock clock;
    private final Instant start;
    private Spend spent;
    private long inFlight;

    /**
     * @param budget the caps
     * @param committed what earlier processes of the run spent, calls in doubt included
     * @param clock for the cap on time
     */
    public RunBudget(Budget budget, Spend committed, Clock clock) {
        this.budget = budget;
        this.spent = committed.atKnownCost();
        this.clock = clock;
        this.start = clock.instant();
    }

    /** What counts against the caps so far, calls in flight left out. */
    public synchronized Spend spent() {
        return spent;
    }

    /**
     * A request is about to leave.
     *
     * @throws BudgetExhausted if a cap is reached
     */
    public synchronized void reserve() {
        Spend withFlying = spent.plus(new Spend(inFlight, 0, Usage.unreported(), Optional.of(BigDecimal.ZERO)));
        Optional<String> reached = budget.reachedBy(withFlying, Duration.between(start, clock.instant()));
        if (reached.isPresent()) {
            throw new BudgetExhausted(reached.get());
        }
        inFlight++;
    }

    /** What a request that left came to. */
    public synchronized void settle(Spend cost) {
        inFlight--;
        spent = spent.plus(cost.atKnownCost());
    }

    /** A request that left came to nothing, though it may have been paid for. */
    public void settleUnknown() {
        settle(Spend.call(Usage.unreported(), Optional.empty()));
    }
}
