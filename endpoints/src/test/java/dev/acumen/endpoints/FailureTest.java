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
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                .containsExactly("Sent", "CapacityChanged", "Waiting", "Sent", "Answered", "Replayed");
        assertThat(((CallEvent.Answered) events.get(4)).call().tries()).isEqualTo(2);
    }

    @Test
    void whenTheServerIsGoneNoCallGoesThroughItsWholeSchedule() throws Exception {
        ScriptedServer gone = new ScriptedServer(says("42"));
        gone.close();
        // Two tries each, the second after up to 20 s: without an end to it, the last of 64 calls would be at it for
        // that long.
        RetryPolicy slow = new RetryPolicy(2, Duration.ofSeconds(20), Duration.ofMinutes(15));
        try (RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    endpoint(Endpoints.settings(gone).retry(slow).concurrency(8), journal);
            assertThat(storm(endpoint))
                    .hasSize(64)
                    .allSatisfy(end -> assertThat(end)
                            .isInstanceOf(UnresolvedModelServerException.class)
                            .hasMessageStartingWith("cannot connect to " + gone.url()));
            assertThatThrownBy(() -> chat(endpoint, "another"))
                    .isInstanceOf(UnresolvedModelServerException.class)
                    .hasMessageStartingWith("not sent, for ")
                    .hasMessageContaining("cannot connect to " + gone.url());
        }
        assertThat(events.stream().filter(event -> event instanceof CallEvent.Sent))
                .hasSizeLessThan(2 * 64);
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
