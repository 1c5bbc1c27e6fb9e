package dev.acumen.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.Spend;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody relies on who asks an endpoint, whatever server stands behind it, given its URL and the model's name alone. */
class EndpointContractTest {

    /** A kind of server. */
    record Kind(String name, Opening opening) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Starts a server. */
    @FunctionalInterface
    interface Opening {
        Running open();
    }

    /** A server that runs, and a part of every answer it gives. */
    record Running(URI url, String model, String says, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }

        EndpointSettings settings() {
            return EndpointSettings.builder(url, model).retry(Endpoints.QUICK).build();
        }
    }

    @TempDir
    Path folder;

    static Stream<Kind> servers() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(simulated("simulated", SimulationSettings.builder()));
        kinds.add(simulated(
                "simulated without usage", SimulationSettings.builder().usageReported(false)));
        kinds.add(simulated(
                "simulated without schemas", SimulationSettings.builder().supportsJsonSchema(false)));
        HostileServers.thatAnswer()
                .forEach((name, act) -> kinds.add(new Kind(name, () -> {
                    ScriptedServer server = new ScriptedServer(HostileServers.refusing(act));
                    return new Running(server.url(), "small", "42", server::close);
                })));
        return kinds.stream();
    }

    private static Kind simulated(String name, SimulationSettings.Builder settings) {
        return new Kind(name, () -> {
            SimulatedServer server =
                    SimulatedServer.start(settings.contextTokens(1_000).build());
            return new Running(server.baseUrl(), SimulatedServer.MODEL, "simulated endpoint", server::close);
        });
    }

    private OpenAiEndpoint endpoint(Running server, RunJournal journal) {
        return new OpenAiEndpoint(server.settings(), journal, Budget.unlimited(), Clock.systemUTC(), event -> {
            if (event instanceof CallEvent.Diverged) {
                throw new AssertionError("asks something else: " + event);
            }
        });
    }

    private static ChatRequest everything() {
        return ChatRequest.builder()
                .messages(UserMessage.from("6 x 7?"))
                .temperature(0.7)
                .maxOutputTokens(500)
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("answer")
                                .rootElement(JsonObjectSchema.builder()
                                        .addStringProperty("text")
                                        .build())
                                .build())
                        .build())
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void theUrlAndTheModelsNameAreEnough(Kind kind) {
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            ChatResponse response =
                    endpoint(server, journal).at(Endpoints.site("t1")).chat(UserMessage.from("6 x 7?"));
            assertThat(response.aiMessage().text()).contains(server.says()).doesNotContain("think", "6 x 7");
            assertThat(response.aiMessage().hasToolExecutionRequests()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whatAServerDoesNotKnowIsDoneWithout(Kind kind) {
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint = endpoint(server, journal);
            for (int i = 0; i < 3; i++) {
                ChatResponse response = endpoint.at(Endpoints.site("t" + i)).chat(everything());
                assertThat(response.aiMessage().text()).contains(server.says());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whatWasNotReportedIsNotCountedAsZero(Kind kind) {
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            ChatResponse response =
                    endpoint(server, journal).at(Endpoints.site("t1")).chat(UserMessage.from("6 x 7?"));
            Spend spend = journal.spent().values().stream().reduce(Spend.nothing(), Spend::plus);
            assertThat(spend.calls()).isEqualTo(1);
            if (response.tokenUsage() == null) {
                assertThat(spend.callsWithoutUsage()).isEqualTo(1);
                assertThat(spend.usage().inputTokens()).isEmpty();
            } else {
                assertThat(response.tokenUsage().inputTokenCount()).isPositive();
                assertThat(response.tokenUsage().outputTokenCount()).isPositive();
                assertThat(spend.callsWithoutUsage()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aFinishedCallNeedsNoServer(Kind kind) {
        Running server = kind.opening().open();
        String first;
        try (server;
                RunJournal journal = Endpoints.journal(folder)) {
            first = endpoint(server, journal).at(Endpoints.site("t1")).chat("6 x 7?");
        }
        try (RunJournal journal = Endpoints.journal(folder)) {
            assertThat(endpoint(server, journal).at(Endpoints.site("t1")).chat("6 x 7?"))
                    .isEqualTo(first);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aRefusalIsOfTheEndpointsAndSaysWhy(Kind kind) {
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            assertThatThrownBy(() ->
                            endpoint(server, journal).at(Endpoints.site("t1")).chat("TOO LONG ".repeat(1_000)))
                    .isInstanceOf(LangChain4jException.class)
                    .hasMessageContaining("exceeds the available context size");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void manyAskAtOnce(Kind kind) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint = endpoint(server, journal);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String site = "t" + i;
                answers.add(pool.submit(() -> endpoint.at(Endpoints.site(site)).chat("6 x 7?")));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES)).contains(server.says());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whoeverIsInterruptedAsksNothing(Kind kind) {
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            OpenAiEndpoint endpoint = endpoint(server, journal);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> endpoint.at(Endpoints.site("t1")).chat("6 x 7?"))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aToolMayBeOffered(Kind kind) {
        boolean knowsNoTools = kind.name().contains("unknown") || kind.name().contains("messages only");
        try (Running server = kind.opening().open();
                RunJournal journal = Endpoints.journal(folder)) {
            ChatRequest request = ChatRequest.builder()
                    .messages(UserMessage.from("6 x 7?"))
                    .toolSpecifications(ToolSpecification.builder()
                            .name("calculate")
                            .parameters(JsonObjectSchema.builder()
                                    .addStringProperty("term")
                                    .build())
                            .build())
                    .build();
            var model = endpoint(server, journal).at(Endpoints.site("t1"));
            if (knowsNoTools) {
                assertThatThrownBy(() -> model.chat(request))
                        .isInstanceOf(LangChain4jException.class)
                        .hasMessageContaining("tools");
            } else {
                assertThat(model.chat(request).aiMessage().text()).contains(server.says());
            }
        }
    }
}
