package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal, the budget and the limit have to do with calls. */
class CallPoliciesTest {

    @TempDir
    Path folder;

    private static void chat(OpenAiEndpoint endpoint, String site, String question) {
        endpoint.at(Endpoints.site(site)).chat(UserMessage.from(question));
    }

    /** Calls from the given number of threads, each at a site of its own; how many were refused by the budget. */
    private static long storm(OpenAiEndpoint endpoint, int threads, int calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicInteger refused = new AtomicInteger();
        List<Future<?>> pending = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            ChatModel model = endpoint.at(Endpoints.site("storm " + i));
            pending.add(pool.submit(() -> {
                try {
                    model.chat(UserMessage.from("?"));
                } catch (BudgetExhausted e) {
                    assertThat(e).hasMessageStartingWith("the budget is spent: ");
                    refused.incrementAndGet();
                }
            }));
        }
        for (Future<?> call : pending) {
            call.get(1, TimeUnit.MINUTES);
        }
        pool.shutdown();
        return refused.get();
    }

    @Test
    void aFinishedCallIsAnsweredFromTheJournalAfterReopening() {
        try (ScriptedServer server = new ScriptedServer(says("42"), says("43"))) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                chat(Endpoints.endpoint(Endpoints.settings(server), journal), "t1", "6 x 7?");
            }
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint again = Endpoints.endpoint(Endpoints.settings(server), journal);
                ChatModel model = again.at(Endpoints.site("t1"));
                assertThat(model.chat(UserMessage.from("6 x 7?")).aiMessage().text())
                        .isEqualTo("42");
                assertThat(server.seen()).hasSize(1);
                assertThat(model.chat(UserMessage.from("6 x 7?")).aiMessage().text())
                        .isEqualTo("43");
            }
        }
    }

    @Test
    void aFailedCallOfADecidedStepStaysFailed() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fails(400, "odd"), says("42"))) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal);
                assertThatThrownBy(() -> chat(endpoint, "t1", "?")).hasMessageContaining("odd");
                journal.append(
                        new JournalEntry.StepDecided(Endpoints.site("t1").pass().step()));
            }
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint again = Endpoints.endpoint(Endpoints.settings(server), journal);
                assertThatThrownBy(() -> chat(again, "t1", "?")).hasMessageContaining("odd");
                assertThat(server.seen()).hasSize(1);
            }
        }
    }

    @Test
    void aFailedCallIsMadeAgain() {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fails(400, "odd"), says("42"))) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal);
                assertThatThrownBy(() -> chat(endpoint, "t1", "?")).isInstanceOf(InvalidRequestException.class);
            }
            try (RunJournal journal = Endpoints.journal(folder)) {
                assertThat(journal.inDoubt()).isEmpty();
                chat(Endpoints.endpoint(Endpoints.settings(server), journal), "t1", "?");
                assertThat(server.seen()).hasSize(2);
            }
        }
    }

    @Test
    void anotherRequestAtTheSameSiteAndTurnIsReportedOnce() {
        List<CallEvent> told = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer(says("42"))) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                chat(Endpoints.endpoint(Endpoints.settings(server), journal), "t1", "6 x 7?");
            }
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint = new OpenAiEndpoint(
                        Endpoints.settings(server).build(), journal, Budget.unlimited(), Clock.systemUTC(), told::add);
                chat(endpoint, "t1", "6 x 8?");
                chat(endpoint, "t2", "6 x 8?");
            }
            assertThat(told)
                    .filteredOn(event -> event instanceof CallEvent.Diverged)
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    ((CallEvent.Diverged) event).key().site())
                            .isEqualTo(Endpoints.site("t1")));
            assertThat(server.seen()).hasSize(3);
        }
    }

    @Test
    void theStartOfACallIsInTheFileBeforeTheServerSeesIt() {
        AtomicBoolean stood = new AtomicBoolean();
        ScriptedServer.Act looks = (seen, socket) -> {
            stood.set(journalText().contains("very special site"));
            return says("42").play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(looks);
                RunJournal journal = Endpoints.journal(folder)) {
            chat(Endpoints.endpoint(Endpoints.settings(server), journal), "very special site", "?");
            assertThat(stood).isTrue();
        }
    }

    private String journalText() throws IOException {
        return Files.readString(folder.resolve("run.jsonl"));
    }

    @Test
    void aCallThatACrashLeftInDoubtCountsAsSpent() {
        CallKey lost = new CallKey("small", Endpoints.site("lost"), 1, "f".repeat(64));
        try (RunJournal journal = Endpoints.journal(folder)) {
            journal.append(new JournalEntry.CallStarted(lost, Optional.empty()));
        }
        try (ScriptedServer server = new ScriptedServer(says("42"));
                RunJournal journal = Endpoints.journal(folder)) {
            assertThat(journal.inDoubt()).containsOnlyKeys(lost);
            OpenAiEndpoint endpoint = Endpoints.endpoint(Endpoints.settings(server), journal, Endpoints.calls(2));
            chat(endpoint, "t1", "?");
            assertThatThrownBy(() -> chat(endpoint, "t2", "?"))
                    .isInstanceOf(BudgetExhausted.class)
                    .hasMessageContaining("2 of 2 calls");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void sixteenThreadsMakeNoMoreCallsThanTheBudgetHas() throws Exception {
        try (ScriptedServer server = new ScriptedServer(says("42"));
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    Endpoints.endpoint(Endpoints.settings(server).concurrency(16), journal, Endpoints.calls(25));
            assertThat(storm(endpoint, 16, 60)).isEqualTo(35);
            assertThat(server.seen()).hasSize(25);
        }
    }

    @Test
    void callsThatWaitForAPlaceDoNotGoOutOnASpentBudget() throws Exception {
        Budget tokens = new Budget(OptionalLong.empty(), OptionalLong.of(13), Optional.empty(), Optional.empty());
        try (ScriptedServer server = new ScriptedServer(says("42"));
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint =
                    Endpoints.endpoint(Endpoints.settings(server).concurrency(1), journal, tokens);
            assertThat(storm(endpoint, 8, 8)).isEqualTo(7);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void atMostSoManyCallsAreOutAtOnce() throws Exception {
        AtomicInteger out = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        ScriptedServer.Act counts = (seen, socket) -> {
            most.accumulateAndGet(out.incrementAndGet(), Math::max);
            three.countDown();
            try {
                three.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.decrementAndGet();
            return says("42").play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(counts);
                RunJournal journal = Endpoints.journal(folder)) {
            storm(Endpoints.endpoint(Endpoints.settings(server).concurrency(3), journal), 16, 60);
            assertThat(server.seen()).hasSize(60);
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void aReplayedCallNeitherWaitsNorPays() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ScriptedServer.Act holds = (seen, socket) -> {
            try {
                held.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return says("43").play(seen, socket);
        };
        try (ScriptedServer server = new ScriptedServer(says("42"), holds)) {
            try (RunJournal journal = Endpoints.journal(folder)) {
                chat(Endpoints.endpoint(Endpoints.settings(server), journal), "t1", "?");
            }
            try (RunJournal journal = Endpoints.journal(folder)) {
                OpenAiEndpoint endpoint =
                        Endpoints.endpoint(Endpoints.settings(server).concurrency(1), journal, Endpoints.calls(2));
                Thread busy = new Thread(() -> chat(endpoint, "t2", "?"));
                busy.start();
                server.awaitRequest();
                server.awaitRequest();
                chat(endpoint, "t1", "?");
                held.countDown();
                busy.join();
                assertThatThrownBy(() -> chat(endpoint, "t3", "?")).isInstanceOf(BudgetExhausted.class);
                assertThat(server.seen()).hasSize(2);
            }
        }
    }
}
