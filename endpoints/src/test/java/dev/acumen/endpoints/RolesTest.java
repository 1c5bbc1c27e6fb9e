package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.json;
import static dev.acumen.endpoints.ScriptedServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.Budget;
import dev.acumen.endpoints.ScriptedServer.Act;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose chat templates know no system role, or no two messages of one role in a row. */
class RolesTest {

    private static final List<ChatMessage> ASKED = List.of(SystemMessage.from("Be brief."), UserMessage.from("6 x 7?"));

    @TempDir
    Path folder;

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private RunJournal journal;

    @BeforeEach
    void openJournal() {
        journal = Endpoints.journal(folder);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private OpenAiEndpoint endpoint(EndpointSettings.Builder settings) {
        return new OpenAiEndpoint(settings.build(), journal, Budget.unlimited(), Clock.systemUTC(), events::add);
    }

    /** Refuses as told what its template does not know. */
    private static Act template(int status, String refusal, boolean knowsSystem) {
        return (seen, socket) -> {
            List<String> roles = roles(seen.body());
            boolean isFine = knowsSystem || !roles.contains("system");
            for (int i = 1; i < roles.size(); i++) {
                isFine &= !roles.get(i).equals(roles.get(i - 1));
            }
            ObjectMapper mapper = new ObjectMapper();
            String body = mapper.createObjectNode()
                    .set("error", mapper.createObjectNode().put("message", refusal))
                    .toString();
            return (isFine ? says("42") : json(status, body)).play(seen, socket);
        };
    }

    private static List<String> roles(String body) throws IOException {
        List<String> roles = new ArrayList<>();
        JsonNode messages = new ObjectMapper().readTree(body).path("messages");
        messages.forEach(message -> roles.add(message.path("role").asText()));
        return roles;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | System role not supported",
                "400 | Conversation roles must alternate user/assistant/user/assistant/...",
                "500 | Conversation roles must alternate user/assistant/user/assistant/...",
                "500 | Value is not callable: System role not supported at row 1, column 2",
                "400 | Developer instruction is not enabled for models/gemma-3-27b-it",
                "400 | Only user and assistant roles are supported!",
                "400 | This model does not support system messages",
                "422 | Input should be 'user' or 'assistant'",
                "400 | Unexpected role \"system\"",
            })
    void instructionsGoIntoTheFirstMessageOfTheUserFromThenOnAndThatIsSaidOnce(int status, String refusal)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(template(status, refusal, false))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server));
            for (String site : List.of("t1", "t2", "t3")) {
                assertThat(endpoint.at(Endpoints.site(site))
                                .chat(ASKED)
                                .aiMessage()
                                .text())
                        .isEqualTo("42");
            }
            assertThat(server.seen()).hasSize(4);
            assertThat(roles(server.bodies().get(3))).containsExactly("user");
            assertThat(server.bodies().get(3)).contains("Be brief.\\n\\n6 x 7?");
        }
        assertThat(events)
                .filteredOn(CallEvent.Noticed.class::isInstance)
                .singleElement()
                .satisfies(said -> assertThat(((CallEvent.Noticed) said).text())
                        .isEqualTo(
                                "the server takes no system role: from now on instructions are sent in the first message of"
                                        + " the user"));
    }

    @Test
    void noTwoMessagesOfOneRoleFollowOneAnother() throws IOException {
        List<ChatMessage> asked = List.of(
                SystemMessage.from("Be brief."),
                UserMessage.from("6 x 7?"),
                UserMessage.from("Please."),
                AiMessage.from("41"),
                AiMessage.from("Or so."),
                SystemMessage.from("Be exact."),
                UserMessage.from("Sure?"));
        String refusal = "Conversation roles must alternate user/assistant/user/assistant/...";
        try (ScriptedServer server = new ScriptedServer(template(400, refusal, false))) {
            assertThat(endpoint(Endpoints.settings(server))
                            .at(Endpoints.site("t1"))
                            .chat(asked)
                            .aiMessage()
                            .text())
                    .isEqualTo("42");
            String last = server.bodies().get(server.bodies().size() - 1);
            assertThat(roles(last)).containsExactly("user", "assistant", "user");
            assertThat(last).contains("Be brief.\\n\\nBe exact.\\n\\n6 x 7?\\n\\nPlease.", "41\\n\\nOr so.", "Sure?");
        }
        try (ScriptedServer server = new ScriptedServer(template(
                400, "After the optional system message, conversation roles must alternate user/assistant", true))) {
            endpoint(Endpoints.settings(server))
                    .at(Endpoints.site("t2"))
                    .chat(List.of(
                            SystemMessage.from("Be brief."), UserMessage.from("6 x 7?"), UserMessage.from("Please.")));
            assertThat(roles(server.bodies().get(1))).containsExactly("system", "user");
        }
    }

    @Test
    void whatIsKnownIsNotTriedAgain() throws IOException {
        try (ScriptedServer server = new ScriptedServer(template(400, "System role not supported", false))) {
            endpoint(Endpoints.settings(server).knownRefused(Set.of("system role")))
                    .at(Endpoints.site("t1"))
                    .chat(ASKED);
            assertThat(server.seen()).hasSize(1);
            assertThat(roles(server.bodies().get(0))).containsExactly("user");
        }
        assertThat(events).noneMatch(CallEvent.Noticed.class::isInstance);
    }

    @Test
    void aRefusalThatFoldingDoesNotCureTeachesNothing() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(json(400, "{\"error\":\"roles must alternate, and you are odd\"}"))) {
            OpenAiEndpoint endpoint = endpoint(Endpoints.settings(server));
            for (String site : List.of("t1", "t2")) {
                assertThatThrownBy(() -> endpoint.at(Endpoints.site(site)).chat(ASKED))
                        .isInstanceOf(InvalidRequestException.class);
            }
            assertThat(roles(server.bodies().get(2))).containsExactly("system", "user");
        }
        assertThat(events).noneMatch(CallEvent.Noticed.class::isInstance);
    }
}
