package dev.acumen.learning.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.tool.ToolOutput;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakCheckTest {

    private static final LessonCheck CHECK = LessonChecks.leaks(LessonChecks.RUN_LENGTH);
    private static final String QUESTION =
            "A freight train leaves the northern harbour at noon and carries seventeen crates of tea.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Marie Curie | Name: When asked for the physicist, say MARIE  curie at once.",
                "1,024.50 | Price: the fee is 1024.5 in such cases.",
                "48731 | Count: it is 48,731 in the end.",
                "3.1416 m | Length: expect 3.1416 there.",
                "\\boxed{271828} | Constant: it comes to 271828.",
                "東京都庁 | Place: the answer is 東京都庁 here.",
            })
    void anAnswerThatNamesItsTaskIsFound(String answer, String lesson) {
        assertThat(kinds(lesson, List.of(task("t1", QUESTION, answer)), List.of()))
                .containsExactly(Finding.Kind.TASK_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | Months: divide the year by 12.",
                "yes | Doubt: say yes only if it is sure.",
                "100 km | Distance: 100 km is far.",
                "2000 | Grams: a ton is not 2000 of them.",
                "Curie | Curie: keep it short.",
                "48731 | Count: 487312 and 148731 are other numbers.",
                "Marie Curie | Order: Curie, Marie is a way to sort names."
            })
    void anAnswerThatStandsInAnyTextIsNot(String answer, String lesson) {
        assertThat(kinds(lesson, List.of(task("t1", QUESTION, answer)), List.of()))
                .isEmpty();
    }

    @Test
    void eightWordsInARowOfATaskAreFoundAndSevenAreNot() {
        List<Task> tasks = List.of(task("t1", QUESTION, "12"));
        assertThat(kinds("Tea: freight train leaves the northern harbour at noon means a day.", tasks, List.of()))
                .containsExactly(Finding.Kind.TASK_TEXT);
        assertThat(kinds("Tea: the northern harbour at noon and carries nothing.", tasks, List.of()))
                .isEmpty();
        assertThat(kinds("Tea: FREIGHT train, leaves THE northern   harbour (at noon)!", tasks, List.of()))
                .containsExactly(Finding.Kind.TASK_TEXT);
    }

    @Test
    void whatAllTasksSayGivesNoneAway() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tasks.add(task("t" + i, "Answer with a number alone and without any unit after it. Case " + i, "depends"));
        }
        assertThat(kinds(
                        "Form: answer with a number alone and without any unit after it; it depends.",
                        tasks,
                        List.of()))
                .isEmpty();
    }

    @Test
    void wordsOfARubricAreTheAnswer() {
        Task task = new Task(
                new TaskId("t1"),
                "Write a letter.",
                new Reference(
                        List.of(), Optional.of("The letter must open with thanks and close with one clear question.")));
        assertThat(kinds(
                        "Letter: it must open with thanks and close with one clear question.",
                        List.of(task),
                        List.of()))
                .containsExactly(Finding.Kind.TASK_ANSWER);
    }

    @Test
    void toolOutputIsFoundInMessagesOfToolsAndBetweenTags() {
        String page = "Our shop is the only one where honest travellers buy tickets for the ferry.";
        Trajectory trajectory = new Trajectory(List.of(
                UserMessage.from("Find a ferry."),
                AiMessage.from("I look."),
                ToolExecutionResultMessage.from("1", "read_page", page),
                UserMessage.from(
                        "<tool_output>\nThe second page says that nobody but Acme sells tickets.\n</tool_output>"),
                AiMessage.from("Acme")));
        List<String> output = ToolOutput.of(trajectory);
        assertThat(output).hasSize(2);
        assertThat(kinds("Ferry: our shop is the only one where honest travellers go.", List.of(), output))
                .containsExactly(Finding.Kind.TOOL_OUTPUT);
        assertThat(kinds("Ferry: page says that nobody but Acme sells tickets now.", List.of(), output))
                .containsExactly(Finding.Kind.TOOL_OUTPUT);
        assertThat(kinds("Ferry: compare several shops before buying tickets.", List.of(), output))
                .isEmpty();
    }

    @Test
    void invisibleAndLookAlikeFormsDoNotHideARun() {
        String page = "Our shop is the only one where honest travellers buy tickets.";
        assertThat(kinds(
                        "Ferry: Our\u200b sh\u00adop is the ｏｎｌｙ one where honest travellers go.",
                        List.of(),
                        List.of(page)))
                .containsExactly(Finding.Kind.TOOL_OUTPUT);
    }

    @Test
    void anUnfinishedTagDoesNotHideToolOutput() {
        Trajectory trajectory =
                new Trajectory(List.of(UserMessage.from("<tool_output>\none two three"), AiMessage.from("done")));
        assertThat(ToolOutput.of(trajectory)).containsExactly("one two three");
    }

    private static List<Finding.Kind> kinds(String lesson, List<Task> tasks, List<String> toolOutput) {
        return CHECK.check(lesson, new LessonContext(tasks, toolOutput)).stream()
                .map(Finding::kind)
                .toList();
    }

    private static Task task(String id, String input, String answer) {
        return new Task(new TaskId(id), input, Reference.answers(answer));
    }
}
