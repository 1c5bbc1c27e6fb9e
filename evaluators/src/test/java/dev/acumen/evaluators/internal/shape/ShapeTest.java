package dev.acumen.evaluators.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.Thinking;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.core.score.Reward;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Attempts;
import dev.acumen.evaluators.Evaluators;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an attempt without a reference. */
class ShapeTest {

    private static final Task OPEN = new Task(new TaskId("t1"), "Write.", Reference.none());

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "format:</think>.*\\\\boxed | <think>a</think> so \\boxed{5} | right",
                "format:^Answer: | I think\\nAnswer: 5 | right",
                "format:^Answer: | I answer: 5 | wrong",
                "json | {\"a\": 1} | right",
                "json | Here:\\n```json\\n[1, 2]\\n``` | right",
                "json | {\"a\": 1} {} | wrong",
                "json | no | wrong",
                "json:{\"required\": [\"a\"]} | {\"a\": 1} | right",
                "json:{\"required\": [\"a\"]} | {\"b\": 1} | wrong",
                "json:{\"properties\": {\"a\": {\"type\": \"integer\", \"maximum\": 5}}} | {\"a\": 6} | wrong"
            })
    void formsAreLookedAt(String spec, String reply, String expected) {
        assertThat(Attempts.word(Evaluators.parse(spec).evaluate(OPEN, Attempts.completed(reply.replace("\\n", "\n")))))
                .isEqualTo(expected);
    }

    /** What a model writes, as an endpoint hands it on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "format:(?s)\\A<think>.*?</think>\\s*<answer>.*?</answer>\\s*\\z | <think>a</think> <answer>5</answer> | right",
                "format:^<reasoning>.*</reasoning>\\s*<answer>\\d+</answer>$ | <reasoning>a</reasoning>\\n<answer>5</answer> | right",
                "format:<answer>\\d</answer> | <think>a</think><answer>5</answer> | right",
                "format:<answer>\\d</answer> | <think>a</think>5 | wrong",
                "format:\\[THINK\\] | [THINK]a[/THINK]5 | right",
                "format:^5$ | <think>a</think><answer>5</answer> | right",
                "format:7 | <think>7</think>5 | wrong",
                "json | <think>a</think><output>{\"a\": 1}</output> | right"
            })
    void theFormIsThatOfTheReplyAsItWasWritten(String spec, String reply, String expected) {
        Rollout one = Attempts.completed("");
        AiMessage handedOn = Thinking.apart(AiMessage.from(reply.replace("\\n", "\n")));
        Rollout said = new Rollout(one.id(), one.exposure(), new Trajectory(List.of(handedOn)), one.ending());

        assertThat(Attempts.word(Evaluators.parse(spec).evaluate(OPEN, said))).isEqualTo(expected);
    }

    @Test
    void aSchemaMayBeAFileOfTheDomain() throws IOException {
        Files.writeString(directory.resolve("answer.json"), "{\"type\": \"array\", \"minItems\": 2}");
        var evaluator = Evaluators.parse("json:answer.json", directory);
        assertThat(Attempts.word(evaluator.evaluate(OPEN, Attempts.completed("[1]"))))
                .isEqualTo("wrong");
        assertThat(Attempts.word(evaluator.evaluate(OPEN, Attempts.completed("[1, 2]"))))
                .isEqualTo("right");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "16384, 0", "16385, -0.000244140625", "18432, -0.5", "20480, -1", "20481, -1", "90000, -1"})
    void theOverlongPenaltyIsThePublishedOne(long tokens, double penalty) {
        assertThat(OverlongPenalty.PUBLISHED.of(tokens)).isEqualTo(penalty);
    }

    @Test
    void costsCountAllThatTheModelWrote() {
        Rollout one = Attempts.completed("12345678");
        Rollout two = new Rollout(
                one.id(),
                one.exposure(),
                new Trajectory(List.of(
                        UserMessage.from("What is it?"),
                        AiMessage.builder().text("1234").thinking("12345678").build(),
                        AiMessage.from("12345678"))),
                one.ending());
        assertThat(Evaluators.parse("tokens:10").evaluate(OPEN, two).rewardIfGraded())
                .contains(new Reward(-0.5));
        assertThat(Evaluators.parse("turns:4").evaluate(OPEN, two).rewardIfGraded())
                .contains(new Reward(-0.5));
        assertThat(Evaluators.parse("overlong:max=4,cache=2")
                        .evaluate(OPEN, two)
                        .rewardIfGraded())
                .contains(new Reward(-1));
        assertThat(Evaluators.parse("overlong:max=4,cache=2")
                        .evaluate(OPEN, one)
                        .rewardIfGraded())
                .contains(Reward.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format:x", "json", "tokens:10", "turns:1", "overlong"})
    void anAttemptThatWasCutOffOrBrokeHasNoForm(String spec) {
        Rollout truncated = Attempts.ended("x", new Ending.Truncated("tokens"));
        assertThat(Attempts.word(Evaluators.parse(spec).evaluate(OPEN, truncated)))
                .isEqualTo("TRUNCATED");
        Rollout failed = Attempts.ended("x", new Ending.Failed(Ending.Boundary.ENDPOINT, "HTTP 500"));
        assertThat(Attempts.word(Evaluators.parse(spec).evaluate(OPEN, failed))).isEqualTo("FAILED");
    }
}
