package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.fails;
import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Spend;
import dev.acumen.endpoints.policy.RunBudget;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One budget for all endpoints of a run, and every request that leaves counts. */
class RunBudgetTest {

    @TempDir
    Path folder;

    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private RunBudget budget(long calls) {
        return new RunBudget(Endpoints.calls(calls), journal.committed(), Clock.systemUTC());
    }

    private OpenAiEndpoint endpoint(ScriptedServer server, String name, RunBudget budget) {
        return new OpenAiEndpoint(
                Endpoints.settings(server).name(name).build(), journal, budget, Clock.systemUTC(), event -> {});
    }

    private static void chat(OpenAiEndpoint endpoint, String site) {
        endpoint.at(Endpoints.site(site)).chat(UserMessage.from("?"));
    }

    @Test
    void endpointsOfARunSpendFromOneBudget() {
        try (ScriptedServer tasks = new ScriptedServer(says("42"));
                ScriptedServer reviews = new ScriptedServer(says("fine"))) {
            RunBudget budget = budget(3);
            OpenAiEndpoint worker = endpoint(tasks, "worker", budget);
            OpenAiEndpoint reviewer = endpoint(reviews, "reviewer", budget);
            chat(worker, "t1");
            chat(reviewer, "t1");
            chat(worker, "t2");
            assertThatThrownBy(() -> chat(reviewer, "t2")).isInstanceOf(BudgetExhausted.class);
            assertThat(tasks.seen().size() + reviews.seen().size()).isEqualTo(3);
        }
    }

    @Test
    void furtherTriesCountAndTheLastOneIsNotMadeOnASpentBudget() {
        try (ScriptedServer server = new ScriptedServer(fails(503, "loading"))) {
            RunBudget budget = budget(2);
            assertThatThrownBy(() -> chat(endpoint(server, "small", budget), "t1"))
                    .isInstanceOf(BudgetExhausted.class)
                    .hasMessageContaining("2 of 2 calls");
            assertThat(server.seen()).hasSize(2);
            assertThat(budget.spent().callsWithoutUsage()).isEqualTo(2);
        }
        assertThat(journal.committed().calls()).as("after a restart too").isEqualTo(2);
        assertThat(journal.inDoubt()).isEmpty();
    }

    @Test
    void aRequestSentAgainWithoutARefusedFieldCounts() {
        try (ScriptedServer server = new ScriptedServer(fails(400, "unknown field seed"), says("42"))) {
            RunBudget budget = budget(2);
            OpenAiEndpoint endpoint = endpoint(server, "small", budget);
            chat(endpoint, "t1");
            assertThatThrownBy(() -> chat(endpoint, "t2")).isInstanceOf(BudgetExhausted.class);
            assertThat(server.seen()).hasSize(2);
        }
        assertThat(journal.committed().calls()).isEqualTo(2);
    }

    @Test
    void aFailedCallIsOneOfUnknownUsage() {
        try (ScriptedServer server = new ScriptedServer(fails(400, "odd"), says("42"))) {
            RunBudget budget = budget(5);
            OpenAiEndpoint endpoint = endpoint(server, "small", budget);
            assertThatThrownBy(() -> chat(endpoint, "t1")).hasMessageContaining("odd");
            chat(endpoint, "t2");
            assertThat(budget.spent().calls()).isEqualTo(2);
            assertThat(budget.spent().callsWithoutUsage()).isEqualTo(1);
            assertThat(journal.committed().calls()).isEqualTo(2);
        }
    }

    @Test
    void aCallInDoubtCountsWithWhatItMayHaveCostAtWorst() throws Exception {
        Price price = new Price(new BigDecimal("1"), new BigDecimal("1"), new BigDecimal("2"));
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("x".repeat(4_000)))
                .maxOutputTokens(500)
                .build();
        assertThat(lost(price, OptionalInt.of(8_192), request)).satisfies(spend -> {
            assertThat(spend.calls()).isEqualTo(1);
            assertThat(spend.usage().inputTokens().getAsLong()).isBetween(1_200L, 1_300L);
            assertThat(spend.usage().outputTokens()).isEqualTo(OptionalLong.of(500));
            assertThat(spend.costUsd().orElseThrow()).isBetween(new BigDecimal("0.0022"), new BigDecimal("0.0023"));
        });
    }

    @Test
    void withoutALimitOfItsOwnAnAnswerMayFillTheContext() throws Exception {
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from("?")).build();
        Price free = new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(lost(free, OptionalInt.of(8_192), request).usage().outputTokens())
                .isEqualTo(OptionalLong.of(8_192));
    }

    /** What counts after a process was stopped while the call was out. */
    private Spend lost(Price price, OptionalInt context, ChatRequest request) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer.Act silent = (seen, socket) -> {
            arrived.countDown();
            return socket.getInputStream().read() >= 0;
        };
        try (ScriptedServer server = new ScriptedServer(silent)) {
            EndpointSettings settings = Endpoints.settings(server)
                    .price(Optional.of(price))
                    .contextTokens(context)
                    .build();
            ChatModel model = new OpenAiEndpoint(settings, journal, Budget.unlimited(), Clock.systemUTC(), event -> {})
                    .at(Endpoints.site("lost"));
            Thread caller = new Thread(() -> {
                try {
                    model.chat(request);
                } catch (RuntimeException cancelled) {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                }
            });
            caller.start();
            arrived.await();
            caller.interrupt();
            caller.join();
        }
        journal.close();
        journal = Endpoints.journal(folder);
        return journal.committed();
    }
}
