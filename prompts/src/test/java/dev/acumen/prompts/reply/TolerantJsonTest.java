package dev.acumen.prompts.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.run.ReplyReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summary\": \"done\"}",
                "  {\"summary\": \"done\"}\n",
                "```json\n{\"summary\": \"done\"}\n```",
                "```\n{\"summary\": \"done\"}\n```",
                "Sure! Here it is:\n```json\n{\"summary\": \"done\",}\n```\nAnything else?",
                "Here: {\"summary\": \"done\"} Hope it helps.",
                "{'summary': 'done'}",
                "It's this: {'summary': 'done'} isn't it",
                "{\"summary\": \"done\",}",
                "<think>maybe {a} or {\"summary\": \"draft\"}?</think>{\"summary\": \"done\"}",
                "<think>an open { and an open \" here</think>\n{\"summary\": \"done\"}",
                "<think>f(x) = {x if x > 0</think> so {\"summary\": \"done\"}",
                "```json\n{\"summary\": \"draft\"}\n```\nBetter:\n{\"summary\": \"done\"}",
                "As in [1]: {\"summary\": \"done\"} see {} and [2].",
            })
    void theLastObjectIsFoundWhateverStandsAroundIt(String reply) throws UnreadableReply {
        assertThat(latest(reply).path("summary").asText()).isEqualTo("done");
    }

    @Test
    void bracesQuotesAndLineBreaksInStringsBelongToThem() throws UnreadableReply {
        JsonNode object =
                latest("So: {\"summary\": \"set {x} } and \\\"y\\\" {\n\", \"more\": {'a': 'say \"hi} {\"'}} done");

        assertThat(object.path("summary").asText()).isEqualTo("set {x} } and \"y\" {\n");
        assertThat(object.path("more").path("a").asText()).isEqualTo("say \"hi} {\"");
    }

    @Test
    void aListMayStandInPlaceOfTheObject() throws UnreadableReply {
        assertThat(latest("[{\"lesson\": \"a\"}]").isArray()).isTrue();
        assertThat(latest("These: [{\"lesson\": \"a\"}, {\"lesson\": \"b\"}].")).hasSize(2);
        assertThat(latest("```json\n[]\n```")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lessons\": [{\"lesson\": \"a\", \"because\": \"b\"}, {\"les",
                "{\"summary\": \"it was",
                "{\"summary\": \"done\"",
                "[{\"lesson\": \"a\"}, {\"lesson\": \"b\"}",
                "{\"summary\": \"draft\"} or rather {\"summary\": \"fin",
            })
    void whatWasCutOffIsRefused(String reply) {
        assertThatThrownBy(() -> latest(reply)).hasMessage("its JSON object does not end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "no object", "only [1] and {this}", "}{", "]["})
    void whatHoldsNoObjectIsRefused(String reply) {
        assertThatThrownBy(() -> latest(reply)).isInstanceOf(UnreadableReply.class);
    }

    @Test
    void aHostileDepthIsRefusedAndNotFollowed() {
        assertThatThrownBy(() -> latest("{\"a\":".repeat(3_000))).isInstanceOf(UnreadableReply.class);
        assertThatThrownBy(() -> latest("[".repeat(3_000))).isInstanceOf(UnreadableReply.class);
    }

    private static JsonNode latest(String reply) throws UnreadableReply {
        return TolerantJson.object(reply, ReplyReading.latest());
    }
}
