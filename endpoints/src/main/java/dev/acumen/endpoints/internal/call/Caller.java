package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.FinishedCall;

/** Makes model calls. Policies wrap one another and end at the {@link ModelCaller}. */
@FunctionalInterface
public interface Caller {

    /**
     * Makes the call.
     *
     * @throws dev.langchain4j.exception.LangChain4jException if it failed for good
     * @throws dev.acumen.core.run.BudgetExhausted if nothing more may be spent
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    FinishedCall call(Call call);
}
