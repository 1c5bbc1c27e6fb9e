package dev.acumen.endpoints;

import static dev.acumen.endpoints.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallFailure;
import dev.acumen.endpoints.ScriptedServer.Act;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts of which a server read only a part, and the counts of servers that read all. */
class PromptCutTest {

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

    private OpenAiEndpoint endpoint(ScriptedServer server) {
        return new OpenAiEndpoint(
                Endpoints.settings(server).build(), journal, Budget.unlimited(), Clock.systemUTC(), events::add);
    }

    /** Reports of a prompt what the function makes of its text. */
    private static Act counts(ToLongFunction<String> tokens, String more) {
        return (seen, socket) -> {
            StringBuilder prompt = new StringBuilder();
            JsonNode messages = new ObjectMapper().readTree(seen.body()).path("messages");
            messages.forEach(
                    message -> prompt.append(message.path("content").asText()).append('\n'));
            String body = "{\"choices\":[{\"message\":{\"content\":\"42\"},\"finish_reason\":\"stop\"}],\"usage\":"
                    + "{\"prompt_tokens\":" + tokens.applyAsLong(prompt.toString()) + ",\"completion_tokens\":1" + more
                    + "}}";
            return json(200, body).play(seen, socket);
        };
    }

    private static String english(int words) {
        String[] some = {"the", "harbour", "of", "Bergen", "weighs", "salt", "and", "responsibilities", "in", "tonnes"};
        SplittableRandom random = new SplittableRandom(words);
        return Stream.generate(() -> some[random.nextInt(some.length)])
                .limit(words)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static long words(String text) {
        return text.split("\\s+").length;
    }

    private static List<ChatMessage> asked(String system, String question) {
        return List.of(SystemMessage.from(system), UserMessage.from(question));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 2_048, 4_096})
    void attemptsWhosePromptsWereCutFailByKindAndThatIsSaidOnce(int context) {
        Act cuts = counts(text -> Math.min(context, words(text) * 13 / 10), "");
        try (ScriptedServer server = new ScriptedServer(cuts)) {
            OpenAiEndpoint endpoint = endpoint(server);
            String lessons = english(context * 3);
            for (int i = 0; i < 4; i++) {
                var model = endpoint.at(Endpoints.site("t" + i));
                List<ChatMessage> asked = asked(lessons, "Question " + i);
                assertThatThrownBy(() -> model.chat(asked))
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("num_ctx");
            }
            assertThat(server.seen()).hasSize(4);
            assertThat(endpoint.at(Endpoints.site("short")).chat("6 x 7?")).isEqualTo("42");
        }
        assertThat(events).filteredOn(CallEvent.Noticed.class::isInstance).singleElement();
        assertThat(events)
                .filteredOn(CallEvent.Failed.class::isInstance)
                .hasSize(4)
                .allSatisfy(failed ->
                        assertThat(((CallEvent.Failed) failed).failure()).isEqualTo(CallFailure.CONTEXT_EXCEEDED));
    }

    static Stream<Arguments> honest() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder numbers = new StringBuilder();
        StringBuilder code = new StringBuilder();
        StringBuilder unbroken = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            numbers.append(random.nextLong(1_000_000_000_000L)).append('\n');
            code.append("                if (x").append(i % 7).append(") { return y; }\n");
            unbroken.append(Long.toString(random.nextLong(Long.MAX_VALUE), 36));
        }
        return Stream.of(
                Arguments.of("English at 1.3 tokens a word", english(6_000), (ToLongFunction<String>)
                        text -> words(text) * 13 / 10),
                Arguments.of("English at four bytes a token", english(6_000), (ToLongFunction<String>)
                        text -> text.length() / 4),
                Arguments.of("English by a tokenizer that joins words", english(6_000), (ToLongFunction<String>)
                        text -> words(text) * 8 / 10),
                Arguments.of(
                        "long words, one token each",
                        "responsibilities internationalization ".repeat(3_000),
                        (ToLongFunction<String>) PromptCutTest::words),
                Arguments.of("Chinese at two characters a token", "港口的盐来自卑尔根".repeat(1_000), (ToLongFunction<String>)
                        text -> text.length() / 2),
                Arguments.of(
                        "Thai at three characters a token", "เกลือมาจากท่าเรือ".repeat(1_000), (ToLongFunction<String>)
                                text -> text.length() / 3),
                Arguments.of("numbers at three digits a token", numbers.toString(), (ToLongFunction<String>)
                        text -> text.length() / 4),
                Arguments.of("code whose indentation is one token", code.toString(), (ToLongFunction<String>)
                        text -> text.replaceAll(" {2,}", " ").length() / 4),
                Arguments.of("one word without end", unbroken.toString(), (ToLongFunction<String>)
                        text -> text.length() / 6),
                Arguments.of("lines of one character", ("=".repeat(80) + "\n").repeat(2_000), (ToLongFunction<String>)
                        text -> words(text) * 2),
                Arguments.of("no count", english(6_000), (ToLongFunction<String>) text -> 0),
                Arguments.of("only what is not cached, of a warm cache", english(6_000), (ToLongFunction<String>)
                        text -> 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void anHonestCountIsTakenForOne(String name, String prompt, ToLongFunction<String> tokens) {
        try (ScriptedServer server = new ScriptedServer(counts(tokens, ""))) {
            assertThat(endpoint(server).at(Endpoints.site("t1")).chat(prompt)).isEqualTo("42");
        }
    }

    @Test
    void serversThatLeaveOutWhatWasCachedAreTakenAtTheirWord() {
        String lessons = english(6_000);
        List<Long> first = new ArrayList<>();
        ToLongFunction<String> uncached = text -> {
            first.add(words(text));
            return first.size() == 1 ? words(text) : words(text) - 6_000 + 300;
        };
        try (ScriptedServer server = new ScriptedServer(counts(uncached, ""))) {
            OpenAiEndpoint endpoint = endpoint(server);
            for (int i = 0; i < 5; i++) {
                var model = endpoint.at(Endpoints.site("t" + i));
                List<ChatMessage> asked = asked(lessons, "Question " + i);
                assertThat(catchThrowable(() -> model.chat(asked))).isNull();
            }
        }
        ToLongFunction<String> fresh = text -> 300;
        try (ScriptedServer server =
                new ScriptedServer(counts(fresh, ",\"prompt_tokens_details\":{\"cached_tokens\":5800}"))) {
            assertThat(endpoint(server).at(Endpoints.site("told")).chat(lessons))
                    .isEqualTo("42");
        }
        assertThat(events).noneMatch(CallEvent.Noticed.class::isInstance);
    }
}
