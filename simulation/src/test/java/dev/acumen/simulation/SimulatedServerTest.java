package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.task.Split;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedServerTest {

    private static final String SYSTEM = new FreightDomain().instructions();
    private static final String SHIPMENT =
            new FreightDomain().tasks(Split.PRACTICE, 1).tasks().get(4).input();

    private static SimulationSettings.Builder quick() {
        return SimulationSettings.builder().latency(Duration.ZERO, Duration.ZERO);
    }

    private static HttpResponse<String> post(SimulationSettings settings, String body, String... headers) {
        try (SimulatedServer server = SimulatedServer.start(settings)) {
            return new PlainClient(server).post(body, headers);
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status, String type, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = PlainClient.json(response.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("message").asText()).contains(message);
    }

    @Test
    void answersAChatAndSaysThatItIsSimulated() {
        HttpResponse<String> response = post(
                SimulationSettings.defaults(),
                PlainClient.request(SYSTEM, SHIPMENT, 1).toString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(Endpoint.SIMULATED_HEADER)).contains("true");
        JsonNode body = PlainClient.json(response.body());
        assertThat(body.path("simulated").asBoolean()).isTrue();
        assertThat(body.path("object").asText()).isEqualTo("chat.completion");
        assertThat(body.path("model").asText()).isEqualTo("simulated-agent");
        assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        String content = body.at("/choices/0/message/content").asText();
        assertThat(content)
                .contains("Decisions where the tariff leaves room:")
                .containsPattern("\n#### \\d+\\.\\d\\d$");
        JsonNode usage = body.path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(TokenEstimate.of(content));
        assertThat(usage.path("prompt_tokens").asInt())
                .isGreaterThan(TokenEstimate.of(SYSTEM) + TokenEstimate.of(SHIPMENT));
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(TokenEstimate.of(SYSTEM));
    }

    @Test
    void reportsUsageOnlyAsFarAsSet() {
        String body = PlainClient.request(SYSTEM, SHIPMENT, 1).toString();
        JsonNode none = PlainClient.json(
                post(quick().usageReported(false).build(), body).body());
        assertThat(none.has("usage")).isFalse();
        JsonNode uncached = PlainClient.json(
                post(quick().cachedTokensReported(false).build(), body).body());
        assertThat(uncached.path("usage").has("prompt_tokens")).isTrue();
        assertThat(uncached.path("usage").has("prompt_tokens_details")).isFalse();
    }

    @Test
    void namesItsModelAndIsHealthy() {
        try (SimulatedServer server = SimulatedServer.start(quick().build())) {
            PlainClient client = new PlainClient(server);
            JsonNode models = PlainClient.json(client.get("/v1/models").body());
            assertThat(models.at("/data/0/id").asText()).isEqualTo("simulated-agent");
            assertThat(models.at("/data/0/meta/n_ctx").asInt()).isEqualTo(32_768);
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertRefused(client.get("/v1/nothing"), 404, "not_found_error", "/v1/nothing");
            HttpResponse<String> wrongMethod = client.get("/v1/chat/completions");
            assertRefused(wrongMethod, 405, "invalid_request_error", "POST");
            assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"messages\": [",
                "[]",
                "{}",
                "{\"messages\": []}",
                "{\"messages\": [{\"content\": \"x\"}]}",
                "{\"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}",
                "{\"n\": 2, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}",
                "{\"seed\": \"x\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}"
            })
    void refusesWhatItCannotRead(String body) {
        assertRefused(post(quick().build(), body), 400, "invalid_request_error", "");
    }

    @Test
    void refusesAPromptOverItsContext() {
        HttpResponse<String> response = post(
                quick().contextTokens(200).build(),
                PlainClient.request(SYSTEM, SHIPMENT, 1).toString());
        assertRefused(response, 400, "exceed_context_size_error", "context size");
        JsonNode error = PlainClient.json(response.body()).path("error");
        assertThat(error.path("n_ctx").asInt()).isEqualTo(200);
        assertThat(error.path("n_prompt_tokens").asInt()).isGreaterThan(200);
    }

    @Test
    void refusesAJsonSchemaIfSetTo() {
        ObjectNode request = PlainClient.request(SYSTEM, SHIPMENT, 1);
        request.putObject("response_format").put("type", "json_schema");
        HttpResponse<String> response = post(quick().supportsJsonSchema(false).build(), request.toString());
        assertRefused(response, 400, "invalid_request_error", "response_format");
        assertThat(PlainClient.json(response.body()).at("/error/param").asText())
                .isEqualTo("response_format");
        assertThat(post(quick().build(), request.toString()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void cutsAnAnswerThatIsTooLong(String field) {
        JsonNode body = PlainClient.json(post(
                        quick().build(),
                        PlainClient.request(SYSTEM, SHIPMENT, 1).put(field, 10).toString())
                .body());
        assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(10);
    }

    @Test
    void failsAShareOfRequestsAndDrawsAgainForAnotherTry() {
        try (SimulatedServer server =
                SimulatedServer.start(quick().failureRate(0.3).build())) {
            PlainClient client = new PlainClient(server);
            List<String> failed = IntStream.range(0, 200)
                    .mapToObj(nonce ->
                            PlainClient.request(SYSTEM, SHIPMENT, nonce).toString())
                    .filter(body -> client.post(body).statusCode() == 500)
                    .toList();
            assertThat(failed).hasSizeBetween(35, 90);
            assertThat(client.post(failed.get(0)).statusCode()).isEqualTo(500);
            assertThat(failed)
                    .anyMatch(body ->
                            client.post(body, SimulatedServer.TRY_HEADER, "2").statusCode() == 200);
        }
    }

    @Test
    void aTakenPortIsAnErrorThatNamesIt() {
        try (SimulatedServer server = SimulatedServer.start(quick().build())) {
            int port = server.baseUrl().getPort();
            assertThatThrownBy(() -> SimulatedServer.start(quick().build(), port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    @Test
    void answersDependOnTheRequestAndNotOnItsArrival() throws InterruptedException {
        List<ObjectNode> requests = new ArrayList<>();
        for (var task : new FreightDomain().tasks(Split.PRACTICE, 1).tasks().subList(0, 40)) {
            for (int nonce = 0; nonce < 3; nonce++) {
                requests.add(PlainClient.request(SYSTEM, task.input(), nonce));
            }
        }
        Map<String, String> inOrder = new ConcurrentHashMap<>();
        try (SimulatedServer server = SimulatedServer.start(quick().build())) {
            PlainClient client = new PlainClient(server);
            requests.forEach(request ->
                    inOrder.put(request.toString(), client.answer(request).toString()));
        }
        Map<String, String> together = new ConcurrentHashMap<>();
        Collections.shuffle(requests, new Random(3));
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            PlainClient client = new PlainClient(server);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            requests.forEach(request -> threads.execute(() ->
                    together.put(request.toString(), client.answer(request).toString())));
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(together).isEqualTo(inOrder);
    }

    @Test
    void anotherNonceOrSeedGivesOtherAnswersButNotAtTemperatureZero() {
        try (SimulatedServer server = SimulatedServer.start(quick().build());
                SimulatedServer other = SimulatedServer.start(quick().seed(2).build())) {
            PlainClient client = new PlainClient(server);
            PlainClient otherClient = new PlainClient(other);
            List<ObjectNode> requests = IntStream.range(0, 30)
                    .mapToObj(nonce -> PlainClient.request(SYSTEM, SHIPMENT, nonce))
                    .toList();
            List<String> answers = requests.stream().map(client::content).toList();
            assertThat(answers.stream().distinct().count()).isGreaterThan(1);
            assertThat(requests.stream().map(otherClient::content).toList()).isNotEqualTo(answers);
            assertThat(requests.stream()
                            .map(request -> client.content(request.put("temperature", 0)))
                            .distinct())
                    .hasSize(1);
        }
    }
}
