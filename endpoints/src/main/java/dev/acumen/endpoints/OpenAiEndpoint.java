package dev.acumen.endpoints;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.ReplyLikelihood;
import dev.acumen.endpoints.internal.call.BudgetedCaller;
import dev.acumen.endpoints.internal.call.Caller;
import dev.acumen.endpoints.internal.call.ChatWire;
import dev.acumen.endpoints.internal.call.EndpointThrottle;
import dev.acumen.endpoints.internal.call.HoldingCaller;
import dev.acumen.endpoints.internal.call.JournaledCaller;
import dev.acumen.endpoints.internal.call.LimitedCaller;
import dev.acumen.endpoints.internal.call.ModelCaller;
import dev.acumen.endpoints.internal.call.RetryingCaller;
import dev.acumen.endpoints.internal.call.SiteLikelihood;
import dev.acumen.endpoints.internal.call.SiteModel;
import dev.acumen.endpoints.internal.call.Stopwatch;
import dev.acumen.endpoints.internal.call.WireSettings;
import dev.acumen.endpoints.internal.call.WorstCase;
import dev.acumen.endpoints.internal.http.PinnedHttpClient;
import dev.acumen.endpoints.internal.http.ReadyClient;
import dev.acumen.endpoints.policy.OpenFiles;
import dev.acumen.endpoints.policy.RunBudget;
import dev.acumen.net.Secret;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A model behind an OpenAI-compatible server, or one of the application, for one run. Calls pass, outermost first: journal, retry, limit, budget, model. So a call
 * answered from the journal neither pays nor waits nor retries; one that waits to be tried again holds no place; and one that waits for a
 * place does not go out on a budget that was spent meanwhile.
 */
public final class OpenAiEndpoint implements Endpoint {

    private final String name;
    private final Caller caller;
    private final boolean isOfApplication;
    private final Set<CallSite> bound = ConcurrentHashMap.newKeySet();

    /**
     * An endpoint that is the only one of its run.
     *
     * @param settings how to reach the model
     * @param journal of the run
     * @param budget the most the run may spend, earlier processes included
     * @param clock for the budget's cap on time and dates of servers
     * @param events told what happens to calls, from the threads that make them; must not throw
     * @throws IllegalArgumentException if this process may not have so many connections open at once
     */
    public OpenAiEndpoint(
            EndpointSettings settings, Journal journal, Budget budget, Clock clock, Consumer<CallEvent> events) {
        this(settings, journal, new RunBudget(budget, journal.committed(), clock), clock, events);
    }

    /**
     * An endpoint that shares the run's budget with others.
     *
     * @param settings how to reach the model
     * @param journal of the run
     * @param budget of the run
     * @param clock for dates of servers
     * @param events told what happens to calls, from the threads that make them; must not throw
     * @throws IllegalArgumentException if this process may not have so many connections open at once
     */
    public OpenAiEndpoint(
            EndpointSettings settings, Journal journal, RunBudget budget, Clock clock, Consumer<CallEvent> events) {
        this(settings, journal, budget, clock, Stopwatch.real(), events);
    }

    OpenAiEndpoint(
            EndpointSettings settings,
            Journal journal,
            RunBudget budget,
            Clock clock,
            Stopwatch stopwatch,
            Consumer<CallEvent> events) {
        this.isOfApplication = settings.chatModel().isPresent();
        if (!isOfApplication) {
            OpenFiles.require(settings.concurrency());
        }
        this.name = settings.name();
        EndpointThrottle throttle = new EndpointThrottle(
                name, settings.concurrency(), settings.roleLimits(), settings.retry(), stopwatch, events);
        Caller model = new ModelCaller(
                settings.chatModel().orElseGet(() -> chatModel(settings, throttle, clock)),
                settings.price(),
                new WireSettings(settings.seed(), settings.streams(), settings.extraBody(), settings.knownRefused()),
                text -> events.accept(new CallEvent.Noticed(name, text)));
        Caller limited = new LimitedCaller(throttle, new BudgetedCaller(budget, new HoldingCaller(throttle, model)));
        Caller retrying = new RetryingCaller(settings.retry(), throttle, clock, events, limited);
        WorstCase worst = new WorstCase(settings.price(), settings.contextTokens());
        this.caller = new JournaledCaller(journal, worst, events, retrying);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChatModel at(CallSite site) {
        bind(site);
        return new SiteModel(name, site, caller);
    }

    @Override
    public Optional<ReplyLikelihood> likelihood(CallSite site) {
        if (isOfApplication) {
            return Optional.empty();
        }
        bind(site);
        return Optional.of(new SiteLikelihood(name, site, caller));
    }

    private void bind(CallSite site) {
        if (!bound.add(site)) {
            throw new IllegalStateException("two calls would be made at one site: " + site);
        }
    }

    private static ChatModel chatModel(EndpointSettings settings, EndpointThrottle throttle, Clock clock) {
        PinnedHttpClient client = new PinnedHttpClient(settings.timeout(), settings.apiKey(), (status, headers) -> {
            Instant now = clock.instant();
            (status / 100 == 2 ? headers.untilReset(now) : headers.pause(now)).ifPresent(throttle::pause);
        });
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(new ReadyClient(new ChatWire(client), settings.timeout()))
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
