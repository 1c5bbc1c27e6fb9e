package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.completion;
import static dev.acumen.endpoints.ScriptedServer.fails;
import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallFailure;
import dev.acumen.endpoints.internal.call.Stopwatch;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.endpoints.policy.RunBudget;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server asks for is done: nothing leaves earlier, and nothing is lost. */
class RateLimitTest {

    @TempDir
    Path folder;

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private OpenAiEndpoint endpoint(EndpointSettings.Builder settings, Stopwatch stopwatch) {
        RunBudget budget = new RunBudget(Budget.unlimited(), journal.committed(), Clock.systemUTC());
        return new OpenAiEndpoint(settings.build(), journal, budget, Clock.systemUTC(), stopwatch, events::add);
    }

    /** Notes by the given watch when a request came in. */
    private ScriptedServer.Act noted(Stopwatch stopwatch, ScriptedServer.Act act) {
        return (seen, socket) -> {
            arrivals.add(stopwatch.nanos());
            return act.play(seen, socket);
        };
    }

    private static String chat(OpenAiEndpoint endpoint, String site) {
        return endpoint.at(Endpoints.site(site))
                .chat(UserMessage.from("?"))
                .aiMessage()
                .text();
    }

    private <T extends CallEvent> List<T> told(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aMinuteIsWaitedOutWithoutLosingATry() {
        Stopwatch leaping = new LeapingStopwatch();
        ScriptedServer.Act slow = noted(leaping, fails(429, "slow down", "Retry-After: 60"));
        try (ScriptedServer server = new ScriptedServer(slow, slow, slow, slow, noted(leaping, says("42")))) {
            RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMinutes(15));
            assertThat(chat(endpoint(Endpoints.settings(server).retry(policy), leaping), "t1"))
                    .isEqualTo("42");
        }
        assertThat(arrivals).hasSize(5);
        for (int i = 1; i < 5; i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - 1))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
        }
        assertThat(told(CallEvent.Waiting.class)).hasSize(4).allSatisfy(waiting -> {
            assertThat(waiting.failure()).isEqualTo(CallFailure.RATE_LIMITED);
            assertThat(waiting.pause()).isEqualTo(Duration.ofSeconds(60));
        });
        assertThat(told(CallEvent.Answered.class))
                .singleElement()
                .satisfies(answered -> assertThat(answered.call().tries()).isEqualTo(5));
    }

    @Test
    void patienceComesToAnEnd() {
        Stopwatch leaping = new LeapingStopwatch();
        RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMinutes(2));
        try (ScriptedServer server = new ScriptedServer(fails(429, "slow down", "Retry-After: 50"))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server).retry(policy), leaping);
            assertThatThrownBy(() -> chat(endpoint, "t1")).isInstanceOf(RateLimitException.class);
            assertThat(server.seen()).hasSize(3);
        }
        assertThat(told(CallEvent.Failed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure()).isEqualTo(CallFailure.RATE_LIMITED));
    }

    @Test
    void aPauseLongerThanPatienceTurnsLaterCallsAwayUnsent() {
        Stopwatch leaping = new LeapingStopwatch();
        try (ScriptedServer server = new ScriptedServer(fails(429, "come back tomorrow", "Retry-After: 86400"))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server), leaping);
            assertThatThrownBy(() -> chat(endpoint, "t1")).hasMessageContaining("come back tomorrow");
            assertThatThrownBy(() -> chat(endpoint, "t2"))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageContaining("asks to wait");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aSpentQuotaIsNotWaitedFor() {
        try (ScriptedServer server = new ScriptedServer(fails(429, "insufficient_quota"))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server), Stopwatch.real());
            assertThatThrownBy(() -> chat(endpoint, "t1")).isInstanceOf(RateLimitException.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void whatTheServerCannotDoAtAllIsNotTriedAgain() {
        try (ScriptedServer server = new ScriptedServer(fails(501, "not_supported_error"))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server), Stopwatch.real());
            assertThatThrownBy(() -> chat(endpoint, "t1")).hasMessageContaining("not_supported");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void noCallOfAnyThreadLeavesEarlierThanOneOfThemWasAsked() throws Exception {
        Stopwatch real = Stopwatch.real();
        try (ScriptedServer server =
                new ScriptedServer(noted(real, fails(429, "slow down", "Retry-After: 1")), noted(real, says("42")))) {
            assertHeld(endpoint(Endpoints.settings(server).concurrency(16), real), CallEvent.Waiting.class);
        }
    }

    @Test
    void aLimitThatIsUsedUpHoldsNewCallsUntilItIsReset() throws Exception {
        Stopwatch real = Stopwatch.real();
        ScriptedServer.Act last = json(
                200,
                completion("{\"role\":\"assistant\",\"content\":\"42\"}", "stop"),
                "x-ratelimit-remaining-requests: 0",
                "x-ratelimit-reset-requests: 1s");
        try (ScriptedServer server = new ScriptedServer(noted(real, last), noted(real, says("42")))) {
            assertHeld(endpoint(Endpoints.settings(server).concurrency(16), real), CallEvent.Answered.class);
        }
    }

    /** One call, and sixteen others once the given event says that the answer to the first is known. */
    private void assertHeld(OpenAiEndpoint endpoint, Class<? extends CallEvent> known) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(17);
        List<Future<String>> answers = new ArrayList<>();
        answers.add(pool.submit(() -> chat(endpoint, "first")));
        while (told(known).isEmpty()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 16; i++) {
            String site = "t" + i;
            answers.add(pool.submit(() -> chat(endpoint, site)));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo("42");
        }
        pool.shutdown();
        assertThat(arrivals.subList(1, arrivals.size()))
                .hasSizeGreaterThanOrEqualTo(16)
                .allSatisfy(arrival -> assertThat(arrival - arrivals.get(0))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos()));
    }

    @Test
    void aBurstOf429HalvesTheLimitOnceAndAnswersRaiseItAgain() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        AtomicInteger number = new AtomicInteger();
        ScriptedServer.Act act = (seen, socket) -> {
            all.countDown();
            try {
                all.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return number.getAndIncrement() < 8
                    ? fails(429, "slow down", "Retry-After: 0.05").play(seen, socket)
                    : says("42").play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(act)) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server).concurrency(8), Stopwatch.real());
            ExecutorService pool = Executors.newFixedThreadPool(8);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String site = "t" + i;
                answers.add(pool.submit(() -> chat(endpoint, site)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo("42");
            }
            pool.shutdown();
        }
        assertThat(told(CallEvent.CapacityChanged.class).stream().map(CallEvent.CapacityChanged::atOnce))
                .startsWith(4)
                .containsExactlyInAnyOrder(4, 5, 6, 7, 8);
    }
}
