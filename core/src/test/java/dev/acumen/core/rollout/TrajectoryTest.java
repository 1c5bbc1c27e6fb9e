package dev.acumen.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

    private static final ToolExecutionRequest CALL =
            ToolExecutionRequest.builder().id("1").name("sum").arguments("{}").build();

    private static String answerTo(ChatMessage... messages) {
        return new Trajectory(List.of(messages)).finalAnswer();
    }

    @Test
    void theFinalAnswerIsTheLastReplyWithoutItsThinking() {
        assertThat(answerTo(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("6 x 7?"),
                        AiMessage.from("Let me see"),
                        AiMessage.builder().thinking("6 x 7 is 42").text("42").build()))
                .isEqualTo("42");
    }

    @Test
    void whatComesAfterTheLastReplyIsNoAnswer() {
        assertThat(answerTo(AiMessage.from("42"), UserMessage.from("Go on."))).isEqualTo("42");
    }

    @Test
    void aReplyThatOnlyCallsToolsIsNoAnswer() {
        assertThat(answerTo(
                        AiMessage.from("Thinking about it"),
                        AiMessage.from(CALL),
                        ToolExecutionResultMessage.from(CALL, "42")))
                .isEmpty();
        assertThat(answerTo(AiMessage.builder().thinking("hm").build())).isEmpty();
    }

    @Test
    void withoutAReplyThereIsNoAnswer() {
        assertThat(answerTo()).isEmpty();
        assertThat(answerTo(UserMessage.from("6 x 7?"))).isEmpty();
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        List<ChatMessage> messages = new ArrayList<>(List.of(AiMessage.from("42")));
        Trajectory trajectory = new Trajectory(messages);
        messages.clear();
        assertThat(trajectory.finalAnswer()).isEqualTo("42");
    }
}
