package dev.acumen.agent.work;

import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.FailedBefore;
import dev.acumen.core.run.FailureStreak;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.ModelNotFoundException;
import java.util.concurrent.CancellationException;

/** Tells failures that concern one attempt from those that concern the run. */
public final class Health {

    /** Agents may wrap what a call threw; causes may form a circle. */
    private static final int DEEPEST = 20;

    private final int limit;
    private final FailureStreak streak = new FailureStreak();

    /** @param limit so many failures in a row end the run; 1 or more */
    public Health(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one failure is needed to end a run");
        }
        this.limit = limit;
    }

    /** Something went well. */
    public synchronized void succeeded() {
        streak.succeeded();
    }

    /**
     * Something failed. Returns if the run can go on. What failed in an earlier process already counts for nothing: calls told from the
     * journal come in another order than they were made in. An answer that was refused as a matter of policy is one.
     *
     * @throws EndpointDown if too many failed in a row
     * @throws RuntimeException the failure or a cause of it, if no other call can fare better: a spent budget, a cancelled run, a wrong
     *     key, an unknown model
     */
    public synchronized void failed(RuntimeException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof FailedBefore) {
                return;
            }
            if (cause instanceof ContentFilteredException) {
                // The server, or the model, is well and would not answer this.
                streak.succeeded();
                return;
            }
            if (cause instanceof RuntimeException hopeless && endsTheRun(hopeless)) {
                throw hopeless;
            }
            cause = cause.getCause();
        }
        streak.failed(failure);
        if (streak.length() >= limit) {
            throw new EndpointDown(streak.length(), streak.first().orElse(failure));
        }
    }

    private static boolean endsTheRun(RuntimeException failure) {
        return failure instanceof BudgetExhausted
                || failure instanceof CancellationException
                || failure instanceof AuthenticationException
                || failure instanceof ModelNotFoundException;
    }
}
