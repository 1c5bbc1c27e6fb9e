package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.breaksInTheMiddle;
import static dev.acumen.endpoints.ScriptedServer.fails;
import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.FailedBefore;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures have kinds, stay what they were when told again, and end soon when the server is gone. */
class FailureTest {

    @TempDir
    Path folder;

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    private OpenAiEndpoint endpoint(EndpointSettings.Builder settings, RunJournal journal) {
        return new OpenAiEndpoint(settings.build(), journal, Budget.unlimited(), Clock.systemUTC(), events::add);
    }

    private static void chat(OpenAiEndpoint endpoint, String site) {
        endpoint.at(Endpoints.site(site)).chat(UserMessage.from("?"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(CallFailure.RATE_LIMITED, 3, fails(429, "slow down")),
                Arguments.of(CallFailure.SERVER_ERROR, 3, fails(500, "broken")),
                Arguments.of(CallFailure.SERVER_ERROR, 1, fails(501, "not supported")),
                Arguments.of(CallFailure.KEY_REFUSED, 1, fails(401, "no key")),
                Arguments.of(CallFailure.KEY_REFUSED, 1, fails(403, "not yours")),
                Arguments.of(CallFailure.MODEL_UNKNOWN, 1, fails(404, "no such model")),
                Arguments.of(CallFailure.CONTEXT_EXCEEDED, 1, fails(400, "exceed_context_size_error")),
                Arguments.of(CallFailure.CONTENT_REFUSED, 1, fails(400, "content_filter")),
                Arguments.of(CallFailure.REQUEST_REFUSED, 1, fails(422, "odd")),
                Arguments.of(CallFailure.CONNECTION_BROKEN, 3, breaksInTheMiddle()),
                Arguments.of(CallFailure.UNREADABLE_ANSWER, 3, json(200, "{\"choices\":[]}")),
                Arguments.of(CallFailure.OTHER, 1, fails(307, "elsewhere", "Location: /v2")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsKeptByKindAndThrownAgainAsItWas(CallFailure kind, int tries, ScriptedServer.Act act) {
        Throwable live;
        try (ScriptedServer server = new ScriptedServer(act)) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server), journal);
                live = catchThrowable(() -> chat(endpoint, "t1"));
                journal.append(
                        new JournalEntry.StepDecided(Endpoints.site("t1").pass().step()));
                assertThat(journal.committed().calls()).isEqualTo(tries);
            }
            assertThat(server.seen()).hasSize(tries);
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server), journal);
                Throwable again = catchThrowable(() -> chat(endpoint, "t1"));
                assertThat(again)
                        .hasSameClassAs(live)
                        .hasMessage(live.getMessage())
                        .hasCauseInstanceOf(FailedBefore.class);
            }
            assertThat(server.seen()).hasSize(tries);
        }
        assertThat(events)
                .filteredOn(event -> event instanceof CallEvent.Failed)
                .singleElement()
                .satisfies(event ->
                        assertThat(((CallEvent.Failed) event).failure()).isEqualTo(kind));
    }

    @Test
    void aTimeOutIsKeptAsOne() {
        ScriptedServer.Act silent = (seen, socket) -> socket.getInputStream().read() >= 0;
        try (ScriptedServer server = new ScriptedServer(silent)) {
            aFailureOf(Endpoints.settings(server).timeout(Duration.ofMillis(200)), CallFailure.TIMED_OUT);
        }
    }

    @Test
    void aServerThatIsNotThereIsKeptAsUnreachable() {
        ScriptedServer gone = new ScriptedServer(says("42"));
        gone.close();
        aFailureOf(Endpoints.settings(gone), CallFailure.UNREACHABLE);
    }

    private void aFailureOf(EndpointSettings.Builder settings, CallFailure kind) {
        try (RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint = endpoint(settings, journal);
            Throwable live = catchThrowable(() -> chat(endpoint, "t1"));
            journal.append(
                    new JournalEntry.StepDecided(Endpoints.site("t1").pass().step()));
            Throwable again = catchThrowable(() -> chat(endpoint(settings, journal), "t1"));
            assertThat(again).hasSameClassAs(live).hasMessage(live.getMessage());
            assertThat(events)
                    .last()
                    .satisfies(event ->
                            assertThat(((CallEvent.Failed) event).failure()).isEqualTo(kind));
        }
    }

    @Test
    void eventsTellACallFromTheFirstRequestToTheAnswer() {
        try (ScriptedServer server = new ScriptedServer(fails(503, "loading"), says("42"));
                RunJournal journal = Endpoints.journal(folder)) {
            chat(endpoint(Endpoints.settings(server), journal), "t1");
            chat(endpoint(Endpoints.settings(server), journal), "t1");
        }
        assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "Sent", "CapacityChanged", "Waiting", "Sent", "CapacityChanged", "Answered", "Replayed");
        assertThat(((CallEvent.Answered) events.get(5)).call().tries()).isEqualTo(2);
    }

    @Test
    void anInterruptedCallSaysSoAndDoesNotBlameTheServer() {
        List<RuntimeException> wrapped = List.of(
                new RuntimeException(new InterruptedException("sleep interrupted")),
                new LangChain4jException(new java.io.IOException(new InterruptedException())),
                new java.io.UncheckedIOException(new java.nio.channels.ClosedByInterruptException()));
        try (RunJournal journal = Endpoints.journal(folder)) {
            for (RuntimeException thrown : wrapped) {
                ChatModel own = new ChatModel() {
                    @Override
                    public ChatResponse doChat(ChatRequest request) {
                        throw thrown;
                    }
                };
                OpenAiEndpoint endpoint = endpoint(EndpointSettings.of("own", own), journal);
                assertThatThrownBy(() -> chat(endpoint, "t1"))
                        .isInstanceOf(CancellationException.class)
                        .hasMessage("the call was interrupted");
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        assertThat(events).noneMatch(event -> event instanceof CallEvent.Failed);
    }

    private static final RetryPolicy STUBBORN = new RetryPolicy(12, Duration.ofMillis(4), Duration.ofMinutes(15));

    private long sent() {
        return events.stream().filter(event -> event instanceof CallEvent.Sent).count();
    }

    @Test
    void aServerThatIsGoneCostsTheCallsInFlightAndAFewMore() throws Exception {
        ScriptedServer gone = new ScriptedServer(says("42"));
        gone.close();
        try (RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    endpoint(Endpoints.settings(gone).retry(STUBBORN).concurrency(8), journal);
            assertThat(storm(endpoint))
                    .hasSize(64)
                    .allSatisfy(end -> assertThat(end)
                            .isInstanceOf(UnresolvedModelServerException.class)
                            .hasMessageContaining("cannot connect to " + gone.url()));
            assertThatThrownBy(() -> chat(endpoint, "another"))
                    .isInstanceOf(UnresolvedModelServerException.class)
                    .hasMessageStartingWith("not sent, for the server answered none of ")
                    .hasMessageContaining("cannot connect to " + gone.url());
        }
        assertThat(sent()).isLessThanOrEqualTo(8 + 8 + 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504, 500, 529})
    void aDeadGatewayCostsTheCallsInFlightAndAFewMore(int status) throws Exception {
        try (ScriptedServer gateway = new ScriptedServer(fails(status, "bad gateway"));
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    endpoint(Endpoints.settings(gateway).retry(STUBBORN).concurrency(16), journal);
            assertThat(storm(endpoint))
                    .hasSize(64)
                    .allSatisfy(end -> assertThat(end)
                            .isInstanceOf(InternalServerException.class)
                            .hasMessageContaining("bad gateway"));
            // Those that were let out before the first failure was known, and the single tries.
            assertThat(gateway.seen()).hasSizeLessThanOrEqualTo(2 * 16 + 6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aServerThatFailsSixRequestsOfTenLosesNoCall(int status) throws Exception {
        AtomicInteger number = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(status);
        ScriptedServer.Act flaky = (seen, socket) -> {
            boolean fails;
            synchronized (random) {
                fails = random.nextInt(10) < 6;
            }
            number.incrementAndGet();
            return (fails ? fails(status, "flaky") : says("42")).play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(flaky);
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    endpoint(Endpoints.settings(server).retry(STUBBORN).concurrency(16), journal);
            assertThat(storm(endpoint)).hasSize(64).filteredOn(Objects::nonNull).hasSizeLessThanOrEqualTo(1);
            assertThat(number.get()).isGreaterThan(100);
        }
    }

    @Test
    void aServerThatIsRestartedInTheMiddleLosesNoCall() throws Exception {
        AtomicInteger number = new AtomicInteger();
        ScriptedServer.Act restarts = (seen, socket) -> {
            int now = number.getAndIncrement();
            return (now >= 8 && now < 8 + 16 + 7 ? fails(503, "Loading model") : says("42")).play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(restarts);
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    endpoint(Endpoints.settings(server).retry(STUBBORN).concurrency(16), journal);
            assertThat(storm(endpoint)).hasSize(64).containsOnlyNulls();
        }
    }

    private static List<Throwable> storm(OpenAiEndpoint endpoint) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<Future<Throwable>> pending = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String site = "t" + i;
            pending.add(pool.submit(() -> catchThrowable(() -> chat(endpoint, site))));
        }
        List<Throwable> ends = new ArrayList<>();
        for (Future<Throwable> call : pending) {
            ends.add(call.get(5, TimeUnit.MINUTES));
        }
        pool.shutdown();
        return ends;
    }
}
