package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.ServerProbe;
import dev.acumen.endpoints.doctor.ShortCalls.Reply;
import dev.acumen.endpoints.internal.call.OptionalField;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out what a server can do, in at most {@value #MOST_CALLS} short calls. What fails is a finding and stops nothing else. */
public final class Doctor {

    /** The most requests an examination makes. */
    public static final int MOST_CALLS = 9;

    private static final int OTHER_SEED = 8;
    /** The question with its long system message needs more than this. */
    private static final int SMALL_CONTEXT = 4_096;

    private final EndpointSettings settings;
    private final ShortCalls calls;
    private final Map<Capability, Finding> findings = new EnumMap<>(Capability.class);
    private final List<Reply> replies = new ArrayList<>();
    private Optional<ContextSize> context = Optional.empty();
    private boolean simulated;

    private Doctor(EndpointSettings settings) {
        this.settings = settings;
        this.calls = new ShortCalls(settings, MOST_CALLS);
    }

    /**
     * Examines a server.
     *
     * @param settings how to reach it; concurrency, retry, price and seed do not matter
     * @throws UnresolvedModelServerException if there is no connection
     * @throws AuthenticationException if the key is missing or wrong
     */
    public static ServerReport examine(EndpointSettings settings, Clock clock) {
        return new Doctor(settings).report(clock);
    }

    private ServerReport report(Clock clock) {
        models();
        boolean answersInTime = conversation();
        if (answersInTime) {
            find(Capability.TOOLS, () -> Probes.tools(asked("tools")));
            find(Capability.JSON_SCHEMA, () -> Probes.schema(asked("schema")));
        }
        findings.put(Capability.THINKING, Probes.thinking(replies));
        if (answersInTime && context.isEmpty()) {
            context = ContextSize.askedOf(calls);
        }
        return new ServerReport(
                settings.model(),
                settings.url().getAuthority(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                simulated,
                calls.made(),
                context.map(ContextSize::tokens).orElse(null),
                context.map(ContextSize::source).orElse("the server does not say"),
                calls.latency().map(Duration::toMillis).orElse(null),
                calls.refused().stream().map(OptionalField::wireName).collect(Collectors.toSet()),
                findings);
    }

    private void models() {
        find(Capability.MODEL_LIST, () -> {
            calls.count();
            ServerProbe probe = ServerProbe.ask(settings.url(), settings.apiKey(), Optional.of(settings.model()));
            simulated = probe.simulated();
            if (probe.contextTokens().isPresent()) {
                context = Optional.of(new ContextSize(probe.contextTokens().getAsInt(), "the list of models"));
            }
            return Probes.models(probe.models(), settings.model());
        });
    }

    /** One question three times over, the last time with another seed; whether it is any use to ask for more. */
    private boolean conversation() {
        Reply first;
        try {
            first = first();
        } catch (UnresolvedModelServerException | AuthenticationException e) {
            throw e;
        } catch (LangChain4jException e) {
            findings.put(Capability.CHAT, Finding.no(said(e)));
            return !(e instanceof TimeoutException);
        }
        findings.put(Capability.CHAT, Probes.chat(first));
        findings.put(Capability.SYSTEM_ROLE, systemRole());
        findings.put(Capability.USAGE, Probes.usage(first));
        Optional<Reply> again = tried(question(OTHER_SEED - 1));
        findings.put(Capability.CACHED_TOKENS, Probes.cachedTokens(again));
        if (calls.refused().contains(OptionalField.SEED)) {
            findings.put(Capability.SEED, Finding.no("refused"));
        } else {
            findings.put(Capability.SEED, Probes.seed(first, again, tried(question(OTHER_SEED))));
        }
        return true;
    }

    private Finding systemRole() {
        if (calls.refused().contains(OptionalField.SYSTEM_ROLE)) {
            return Finding.no("refused; instructions go into the first message of the user");
        }
        return isSmall()
                ? Finding.unknown("the question was asked without, for want of room")
                : Finding.yes("a system message was accepted");
    }

    private boolean isSmall() {
        return context.filter(known -> known.tokens() < SMALL_CONTEXT).isPresent();
    }

    private Reply first() {
        try {
            return remembered(calls.chat(question(OTHER_SEED - 1)));
        } catch (LangChain4jException e) {
            Optional<ContextSize> told = ContextSize.in(e);
            if (told.isEmpty()) {
                throw e;
            }
            context = told;
            return remembered(calls.chat(question(OTHER_SEED - 1)));
        }
    }

    private Optional<Reply> tried(ObjectNode question) {
        try {
            return Optional.of(remembered(calls.chat(question)));
        } catch (LangChain4jException e) {
            return Optional.empty();
        }
    }

    private Reply asked(String name) {
        return remembered(calls.chat(ShortCalls.body(name)));
    }

    private Reply remembered(Reply reply) {
        replies.add(reply);
        return reply;
    }

    private ObjectNode question(int seed) {
        ObjectNode question = ShortCalls.body("chat");
        question.put("seed", seed);
        if (isSmall()) {
            question.withArray("messages").remove(0);
        }
        return question;
    }

    private void find(Capability capability, Supplier<Finding> probe) {
        try {
            findings.put(capability, probe.get());
        } catch (UnresolvedModelServerException | AuthenticationException e) {
            throw e;
        } catch (LangChain4jException e) {
            boolean isUnclear = String.valueOf(e.getMessage()).startsWith("not asked");
            findings.put(capability, isUnclear ? Finding.unknown(said(e)) : Finding.no(said(e)));
        }
    }

    private static String said(LangChain4jException e) {
        return String.valueOf(e.getMessage());
    }
}
