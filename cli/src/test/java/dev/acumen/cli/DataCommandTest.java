package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acumen data}. */
class DataCommandTest {

    @TempDir
    Path directory;

    @Test
    void theListNamesSourceAndLicence() {
        CommandLineUser user = new CommandLineUser(directory);
        CommandLineUser.Outcome shown = user.types("data", "list");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains(
                        "aime-2024",
                        "aime-2025",
                        "dapo-math",
                        "webwalkerqa",
                        "afm-web",
                        "apache-2.0",
                        "at first fetch");
        JsonNode sets = user.types("data", "list", "--json").json().path("dataSets");
        assertThat(sets).hasSize(5);
        assertThat(sets)
                .allSatisfy(set -> assertThat(set.path("hubId").asText()).contains("/"));
    }

    @Test
    void aSetIsFetchedAndLearnedFrom() throws Exception {
        String lines = IntStream.rangeClosed(1, 680)
                .mapToObj(
                        i -> "{\"question\": \"Question " + i + "?\", \"answer\": \"" + i + "\", \"root_url\": \"u\"}")
                .collect(Collectors.joining("\n"));
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/datasets/callanwu/WebWalkerQA/resolve/main/data/main-00000-of-00001.jsonl", exchange -> {
            byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        hub.start();
        try {
            CommandLineUser user = new CommandLineUser(
                    directory,
                    Map.of("HF_ENDPOINT", "http://127.0.0.1:" + hub.getAddress().getPort() + "/"));
            CommandLineUser.Outcome outcome = user.types("data", "fetch", "webwalkerqa", "--json");
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.json().path("tasks").asInt()).isEqualTo(680);
            assertThat(directory.resolve("data/webwalkerqa.jsonl")).exists();
            assertThat(user.types("init", "walk", "--data", "data/webwalkerqa.jsonl")
                            .exitCode())
                    .isZero();
        } finally {
            hub.stop(0);
        }
    }

    @Test
    void withoutANetworkItSaysWhatToDoByHand() throws Exception {
        int closed;
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        CommandLineUser.Outcome outcome = new CommandLineUser(directory)
                .types("data", "fetch", "aime-2024", "--hub", "http://127.0.0.1:" + closed, "--to", "sets", "--json");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.lastErrorLine())
                .startsWith("acumen: cannot reach 127.0.0.1")
                .contains("By hand: load http://127.0.0.1:" + closed
                        + "/datasets/HuggingFaceH4/aime_2024/resolve/2fe88a2")
                .contains("sets/by-hand/aime-2024")
                .contains("/problem and /answer");
        assertThat(outcome.json().path("error").path("exitCode").asInt()).isEqualTo(4);
        assertThat(Files.exists(directory.resolve("sets/aime-2024.jsonl"))).isFalse();
    }

    @Test
    void wrongNamesAndAddressesAreSaid() {
        CommandLineUser user = new CommandLineUser(directory);
        CommandLineUser.Outcome unknown = user.types("data", "fetch", "mnist");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.lastErrorLine()).contains("there are aime-2024, aime-2025");
        assertThat(user.types("data", "fetch", "aime-2024", "--hub", "nowhere").exitCode())
                .isEqualTo(2);
        assertThat(user.types("data").exitCode()).isEqualTo(2);
        CommandLineUser.Outcome token =
                new CommandLineUser(directory, Map.of("HF_TOKEN", "hf se cret")).types("data", "fetch", "aime-2024");
        assertThat(token.exitCode()).isEqualTo(3);
        assertThat(token.lastErrorLine()).contains("HF_TOKEN").doesNotContain("cret");
    }

    @Test
    void theProxyOfTheEnvironmentIsUsed() throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StringBuilder asked = new StringBuilder();
        proxy.createContext("/", exchange -> {
            asked.append(exchange.getRequestURI());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        proxy.start();
        try {
            CommandLineUser user = new CommandLineUser(
                    directory,
                    Map.of(
                            "HTTP_PROXY",
                            "http://127.0.0.1:" + proxy.getAddress().getPort()));
            assertThat(user.types("data", "fetch", "webwalkerqa", "--hub", "http://hub.example")
                            .exitCode())
                    .isEqualTo(4);
            assertThat(asked.toString()).startsWith("http://hub.example/datasets/callanwu/WebWalkerQA/resolve/main/");
        } finally {
            proxy.stop(0);
        }
    }
}
