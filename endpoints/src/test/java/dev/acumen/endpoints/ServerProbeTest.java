package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.net.Secret;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerProbeTest {

    private static final ServerProbe NOTHING = new ServerProbe(List.of(), OptionalInt.empty(), false, false);

    private static ServerProbe probe(ScriptedServer.Act act, String wanted) {
        try (ScriptedServer server = new ScriptedServer(act)) {
            ServerProbe probe =
                    ServerProbe.ask(server.url(), Optional.of(new Secret("KEY", "sk-1")), Optional.of(wanted));
            assertThat(server.seen().get(0).head())
                    .startsWith("GET /v1/models HTTP/1.1\r\n")
                    .containsIgnoringCase("authorization: bearer sk-1");
            return probe;
        }
    }

    private static ServerProbe probe(String body) {
        return probe(ScriptedServer.json(200, body), "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n_ctx\":4096",
                "\"max_model_len\":4096",
                "\"context_length\":4096",
                "\"meta\":{\"n_ctx\":4096}"
            })
    void findsTheContextWhereServersSayIt(String field) {
        assertThat(probe("{\"data\":[{\"id\":\"a\",\"n_ctx\":1},{\"id\":\"b\"," + field + "}]}"))
                .isEqualTo(new ServerProbe(List.of("a", "b"), OptionalInt.of(4096), false, false));
    }

    @Test
    void aListBeneathV1TellsThatItWasForgotten() {
        ScriptedServer.Act lists = (seen, socket) -> (seen.head().startsWith("GET /v1/models")
                        ? ScriptedServer.json(200, "{\"data\":[{\"id\":\"small\"}]}")
                        : ScriptedServer.fails(404, "not found"))
                .play(seen, socket);
        try (ScriptedServer server = new ScriptedServer(lists)) {
            ServerProbe forgotten = ServerProbe.ask(server.url().resolve("/"), Optional.empty(), Optional.empty());
            assertThat(forgotten.isBeneathV1()).isTrue();
            assertThat(forgotten.models()).isEmpty();
            ServerProbe right = ServerProbe.ask(server.url(), Optional.empty(), Optional.empty());
            assertThat(right.isBeneathV1()).isFalse();
            assertThat(right.models()).containsExactly("small");
        }
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.fails(404, "not found"))) {
            assertThat(ServerProbe.ask(server.url().resolve("/"), Optional.empty(), Optional.empty())
                            .isBeneathV1())
                    .isFalse();
        }
    }

    @Test
    void whatIsRefusedWhereV1WouldBeSaysNothingOfTheKey() {
        ScriptedServer.Act refuses =
                (seen, socket) -> ScriptedServer.fails(seen.head().startsWith("GET /v1/models") ? 401 : 404, "no")
                        .play(seen, socket);
        try (ScriptedServer server = new ScriptedServer(refuses)) {
            assertThat(ServerProbe.ask(server.url().resolve("/"), Optional.empty(), Optional.empty()))
                    .isEqualTo(NOTHING);
        }
    }

    @Test
    void takesTheFirstModelIfTheWantedOneIsNotListed() {
        assertThat(probe("{\"data\":[{\"id\":\"a\",\"n_ctx\":7},{\"id\":\"c\",\"n_ctx\":8}]}")
                        .contextTokens())
                .hasValue(7);
        assertThat(probe("{\"data\":[{\"id\":\"a\",\"n_ctx\":7},{\"id\":\"b\"}]}")
                        .contextTokens())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":[{}]}",
                "{\"data\":[7]}",
                "{\"data\":{\"id\":\"b\"}}",
                "{\"data\":["
            })
    void garbageTellsNothing(String body) {
        assertThat(probe(body)).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e99", "99999999999", "\"many\"", "null"})
    void aContextThatIsNoNumberOfTokensIsUnknown(String value) {
        assertThat(probe("{\"data\":[{\"id\":\"b\",\"n_ctx\":" + value + "}]}").contextTokens())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 500, 501})
    void aServerWithoutAListTellsNothing(int status) {
        assertThat(probe(fails(status, "no"), "b")).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aWrongKeyIsSaid(int status) {
        assertThatThrownBy(() -> probe(fails(status, "sk-1 is wrong"), "b"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("sk-1");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        ScriptedServer gone = new ScriptedServer(fails(404, ""));
        gone.close();
        assertThatThrownBy(() -> ServerProbe.ask(gone.url(), Optional.empty(), Optional.empty()))
                .isInstanceOf(UnresolvedModelServerException.class);
    }

    @Test
    void aServerThatDoesNotSpeakHttpIsAnErrorOfTheEndpoint() {
        assertThatThrownBy(() -> probe(
                        (seen, socket) -> {
                            ScriptedServer.send(socket, "SSH-2.0-OpenSSH_9.6\r\n\r\n");
                            return false;
                        },
                        "b"))
                .isInstanceOf(LangChain4jException.class);
    }
}
