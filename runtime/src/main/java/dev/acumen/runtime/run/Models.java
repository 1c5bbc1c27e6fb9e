package dev.acumen.runtime.run;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.Budget;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.endpoints.policy.RunBudget;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.environment.UserError;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The models of a run, which share its budget.
 *
 * @param model attempts, and reviews unless another does
 * @param judge judges, if the evaluator asks for it; the same unless another is named
 * @param reviewer reviews attempts; the same unless another is named
 * @param second attempts the tasks of a second arm; the same unless another is named
 */
record Models(OpenAiEndpoint model, OpenAiEndpoint judge, OpenAiEndpoint reviewer, OpenAiEndpoint second) {

    static Models of(Connection connection, Journal journal, Budget budget, Clock clock, Consumer<CallEvent> calls) {
        return of(connection, Optional.empty(), journal, budget, clock, calls);
    }

    static Models of(
            Connection connection,
            Optional<EndpointSettings> second,
            Journal journal,
            Budget budget,
            Clock clock,
            Consumer<CallEvent> calls) {
        RunBudget shared = new RunBudget(budget, journal.committed(), clock);
        OpenAiEndpoint model = new OpenAiEndpoint(connection.settings(), journal, shared, clock, calls);
        Function<Optional<EndpointSettings>, OpenAiEndpoint> other =
                settings -> settings.map(wanted -> new OpenAiEndpoint(wanted, journal, shared, clock, calls))
                        .orElse(model);
        return new Models(
                model, other.apply(connection.judge()), other.apply(connection.reviewer()), other.apply(second));
    }

    /**
     * Refuses a cap on money that could not bind.
     *
     * @throws UserError if there is one and a price is unknown
     */
    static void requirePrice(Budget budget, Connection connection) {
        if (budget.costUsd().isPresent() && !connection.isPriced()) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "--max-cost cannot bind without a price: give 'endpoint: price:' in acumen.yaml, or use --max-tokens");
        }
    }
}
