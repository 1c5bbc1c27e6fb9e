package dev.acumen.endpoints;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.endpoints.call.BudgetedCaller;
import dev.acumen.endpoints.call.Caller;
import dev.acumen.endpoints.call.JournaledCaller;
import dev.acumen.endpoints.call.LimitedCaller;
import dev.acumen.endpoints.call.ModelCaller;
import dev.acumen.endpoints.call.RetryingCaller;
import dev.acumen.endpoints.call.SiteModel;
import dev.acumen.endpoints.http.PinnedHttpClient;
import dev.acumen.endpoints.http.Secret;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A model behind an OpenAI-compatible server, for one run. Calls pass, outermost first: journal, concurrency limit, budget,
 * retry, model; so a call answered from the journal neither pays nor waits nor retries, and one that waits for a free place
 * does not go out on a budget that was spent meanwhile.
 */
public final class OpenAiEndpoint implements Endpoint {

    private final String name;
    private final Caller caller;
    private final Set<CallSite> bound = ConcurrentHashMap.newKeySet();

    /**
     * @param settings how to reach the model
     * @param journal of the run
     * @param budget the most the run may spend, earlier processes included
     * @param clock for time-outs of the budget and dates of servers
     * @param divergence told when a resumed run asks at a site what it did not ask before
     */
    public OpenAiEndpoint(
            EndpointSettings settings, Journal journal, Budget budget, Clock clock, Consumer<CallKey> divergence) {
        this.name = settings.name();
        Caller model = new ModelCaller(chatModel(settings), settings.price(), settings.seed());
        Caller retrying = new RetryingCaller(settings.retry(), clock, model);
        Caller budgeted = new BudgetedCaller(budget, journal.committed(), clock, retrying);
        Caller limited = new LimitedCaller(settings.concurrency(), budgeted);
        this.caller = new JournaledCaller(journal, divergence, limited);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChatModel at(CallSite site) {
        if (!bound.add(site)) {
            throw new IllegalStateException("two calls would be made at one site: " + site);
        }
        return new SiteModel(name, site, caller);
    }

    private static ChatModel chatModel(EndpointSettings settings) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(new PinnedHttpClient(settings.timeout(), settings.apiKey()).asBuilder())
                .baseUrl(settings.url().toString())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .strictJsonSchema(true)
                .returnThinking(true)
                .customParameters(settings.extraBody());
        settings.apiKey().map(Secret::reveal).ifPresent(builder::apiKey);
        return builder.build();
    }
}
