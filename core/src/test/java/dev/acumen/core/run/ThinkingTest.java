package dev.acumen.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>6 x 7</think>42",
                "<THINK>\n6 x 7\n</THINK>\n\n42",
                "<Think>6 x 7</think>42",
                "<think type=\"deep\">6 x 7</think>42",
                "<thinking>6 x 7</thinking>42",
                "<thought>6 x 7</thought>\n42",
                "<thoughts>6 x 7</thoughts>42",
                "<reasoning>\n6 x 7</reasoning>42",
                "<REASONING>6 x 7</REASONING>42",
                "<seed:think>6 x 7</seed:think>42",
                "<mm:think>6 x 7</mm:think>42",
                "<thinking>6 x 7</thinking>42",
                "<scratchpad>6 x 7</scratchpad>42",
                "[THINK]6 x 7[/THINK]42",
                "◁think▷6 x 7◁/think▷42",
                "<|START_THINKING|>6 x 7<|END_THINKING|><|START_RESPONSE|>42<|END_RESPONSE|>",
                "<|begin_of_thought|>6 x 7<|end_of_thought|>\n<|begin_of_solution|>42<|end_of_solution|>",
                "<unused94>thought\n6 x 7<unused95>42",
                "<|channel>thought\n6 x 7<channel|>42",
                "Here is my thought process:\n6 x 7\n\nHere is my response:\n42",
                "Here are my reasoning steps:\n6 x 7\n[BEGIN FINAL RESPONSE]\n42\n[END FINAL RESPONSE]",
                "6 x 7</think>42",
                "6 x 7\n</THINK>\n42",
                "6 x 7</thinking>42",
                "6 x 7[/THINK]42",
                "6 x 7◁/think▷42",
                "6 x 7</seed:think>42",
                "6 x 7<|END_THINKING|>42",
                "<think>6 x 7</think><answer>42</answer>",
                "<think>6 x 7</think>\n<Answer>\n42\n</Answer>\n",
                "<think>6 x 7</think><response>42</response>",
                "<thinking>6 x 7</thinking><output>42</output>",
                "<think>6 x 7</think><answer>42",
                "6 x 7</think><answer>42</answer>",
                "<|channel|>analysis<|message|>6 x 7<|end|><|start|>assistant<|channel|>final<|message|>42<|return|>",
                "<|start|>assistant<|channel|>analysis<|message|>6 x 7<|end|><|start|>assistant<|channel|>final<|message|>42",
                "<|channel|>analysis<|message|>6 x 7<|end|><|start|>assistant<|channel|>final <|constrain|>text<|message|>42",
                "6 x 7<|end|><|start|>assistant<|channel|>final<|message|>42<|return|>",
                "analysis6 x 7assistantfinal42",
                "analysis 6 x 7 assistantfinal 42",
                "assistantanalysis6 x 7assistantfinal42",
            })
    void thinkingStandsApartAndTheAnswerStandsBare(String text) {
        AiMessage reply = Thinking.apart(AiMessage.from(text));

        assertThat(reply.thinking()).isEqualTo("6 x 7");
        assertThat(reply.text()).isEqualTo("42");
        assertThat(Thinking.apart(reply)).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>6 x",
                "<THINK>6 x",
                "<thinking>\n6 x",
                "[THINK]6 x",
                "◁think▷6 x",
                "<|START_THINKING|>6 x",
                "<|channel|>analysis<|message|>6 x",
                "<seed:think>6 x"
            })
    void thinkingThatDoesNotEndLeavesNoAnswer(String text) {
        AiMessage reply = Thinking.apart(AiMessage.from(text));

        assertThat(reply.thinking()).isEqualTo("6 x");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void thinkingThatDoesNotEndInBareChannelsLeavesNoAnswer() {
        AiMessage reply = Thinking.apart(AiMessage.from("analysisWe need 6 x"));

        assertThat(reply.thinking()).isEqualTo("We need 6 x");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void severalThoughtsAreOneThinking() {
        AiMessage reply =
                Thinking.apart(AiMessage.from("<think>6 x 7</think>\n<think>is 42</think>\n<answer>42</answer>"));
        AiMessage channels = Thinking.apart(AiMessage.from("<|channel|>analysis<|message|>6 x 7<|end|>"
                + "<|start|>assistant<|channel|>analysis<|message|>is 42<|end|>"
                + "<|start|>assistant<|channel|>commentary<|message|>So:<|end|>"
                + "<|start|>assistant<|channel|>final<|message|>42<|return|>"));

        assertThat(reply.thinking()).isEqualTo("6 x 7\nis 42");
        assertThat(reply.text()).isEqualTo("42");
        assertThat(channels.thinking()).isEqualTo("6 x 7\nis 42");
        assertThat(channels.text()).isEqualTo("So:\n42");
    }

    @Test
    void aCallOfAToolInAChannelStaysAsItIsWritten() {
        String call = "<|channel|>commentary to=functions.add <|constrain|>json<|message|>{\"a\": 1}<|call|>";
        String other = "<|start|>assistant to=functions.add<|channel|>commentary json<|message|>{\"a\": 1}";

        assertThat(Thinking.apart(AiMessage.from("<|channel|>analysis<|message|>hm<|end|><|start|>assistant" + call))
                        .text())
                .endsWith(call);
        assertThat(Thinking.apart(AiMessage.from("<|channel|>analysis<|message|>hm<|end|>" + other))
                        .text())
                .isEqualTo(other);
        AiMessage bare =
                Thinking.apart(AiMessage.from("analysisI add.assistantcommentary to=functions.add json{\"a\": 1}"));
        assertThat(bare.text()).isEqualTo("commentary to=functions.add json{\"a\": 1}");
        assertThat(bare.thinking()).isEqualTo("I add.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "Some models close their thoughts with <think> and </think> tags.",
                "The analysis shows 42",
                "analysis of the data: 42",
                "analysis",
                "analysisResult = 42",
                "x <answer>42</answer> y",
                "<answer>42</answer> or <answer>43</answer>",
                "<answer>42</answer> is right",
                "<output><row>1</row></output>",
                "<response/>",
                "<answer></answer>",
                "Here is my thought process: I guessed 42",
                "Use <|channel|> as a token",
                "<html><answer>4</answer></html>",
                "So [THINK] is a tag"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(Thinking.apart(AiMessage.from(text))).isEqualTo(AiMessage.from(text));
    }

    @Test
    void aWrapperThatWasAskedForStays() {
        AiMessage reply = AiMessage.from("<think>6 x 7</think><answer>42</answer>");

        assertThat(Thinking.apart(reply, List.of(SystemMessage.from("Answer as <answer>NUMBER</answer>.")))
                        .text())
                .isEqualTo("<answer>42</answer>");
        assertThat(Thinking.apart(reply, List.of(UserMessage.from("In <Answer> tags, please")))
                        .text())
                .isEqualTo("<answer>42</answer>");
        assertThat(Thinking.apart(reply, List.of(UserMessage.from("Give the answer.")))
                        .text())
                .isEqualTo("42");
        assertThat(Thinking.apart(AiMessage.from("<answer>42</answer>"), List.of())
                        .text())
                .isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>\n6 x 7\n</think>\n\n42\n",
                "<reasoning>6 x 7</reasoning>\n<answer>\n42\n</answer>\n",
                "6 x 7</think>42",
                "<answer>42</answer>",
                "<think></think>\n42",
                "<think>6 x"
            })
    void theReplyAsItWasWrittenCanBeHadAgain(String text) {
        AiMessage reply = Thinking.apart(AiMessage.from(text));
        AiMessage journalled =
                (AiMessage) ChatMessageDeserializer.messageFromJson(ChatMessageSerializer.messageToJson(reply));

        assertThat(Thinking.written(reply)).isEqualTo(text);
        assertThat(Thinking.written(journalled)).isEqualTo(text);
        assertThat(journalled).isEqualTo(reply);
    }

    @Test
    void whatAServerToldApartIsNotToldApartAgain() {
        AiMessage given = AiMessage.builder()
                .thinking("6 x 7")
                .text("The tag </think> ends it")
                .build();
        AiMessage twice = AiMessage.builder()
                .thinking("6 x 7")
                .text("<think>\n\n</think>\n\n42")
                .build();

        assertThat(Thinking.apart(given)).isEqualTo(given);
        assertThat(Thinking.apart(twice).text()).isEqualTo("42");
        assertThat(Thinking.apart(twice).thinking()).isEqualTo("6 x 7");
    }

    @Test
    void longTextIsNoTrouble() {
        String thought = "so <b> [x] ".repeat(100_000);
        for (String text : List.of(
                "<think>" + thought,
                thought + "</think>42",
                thought,
                "analysis" + thought + "assistantfinal42",
                "<think>a</think>".repeat(20_000),
                "<|channel|>analysis<|message|>" + thought,
                "<|channel|>".repeat(50_000) + "<|message|>")) {
            assertThat(Objects.requireNonNullElse(
                            Thinking.apart(AiMessage.from(text)).text(), ""))
                    .doesNotContain("</think>");
        }
    }
}
