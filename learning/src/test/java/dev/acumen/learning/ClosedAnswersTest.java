package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.check.LessonChecks;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels are no secrets of their tasks; open answers are. */
class ClosedAnswersTest {

    private static List<Task> tasks(int number, IntFunction<String> answer) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Task(new TaskId("t" + i), "Message number " + i, Reference.answers(answer.apply(i))))
                .toList();
    }

    @Test
    void aLabelThatOccursOnceAmongTwentyFourTasksMayBeNamed() {
        List<Task> tasks = tasks(24, i -> i == 0 ? "RETENTION" : i % 2 == 0 ? "BILLING" : "LEGAL");
        List<String> labels = ClosedAnswers.of(tasks, AnswerKind.AUTO);
        String lesson = "Prices: When a customer leaves over the price, answer RETENTION.";

        assertThat(labels).containsExactly("BILLING", "LEGAL", "RETENTION");
        assertThat(LessonChecks.builtIn().check(lesson, new LessonContext(tasks, List.of(), true)))
                .isEmpty();
        assertThat(LessonChecks.builtIn().check(lesson, new LessonContext(tasks, List.of(), false)))
                .extracting(Finding::kind)
                .contains(Finding.Kind.TASK_ANSWER);
    }

    @Test
    void openAnswersStaySecret() {
        List<Task> tasks = tasks(24, i -> "reference " + (7_000 + i));

        assertThat(ClosedAnswers.of(tasks, AnswerKind.AUTO)).isEmpty();
        assertThat(LessonChecks.builtIn()
                        .check("Answers: Say reference 7003.", new LessonContext(tasks, List.of(), false)))
                .isNotEmpty();
    }

    @Test
    void whoSaysThatAnswersAreClosedOrOpenIsBelieved() {
        assertThat(ClosedAnswers.of(tasks(4, i -> "label " + i), AnswerKind.CLOSED))
                .containsExactly("label 0", "label 1", "label 2", "label 3");
        assertThat(ClosedAnswers.of(tasks(60, i -> "label " + i % 2), AnswerKind.OPEN))
                .isEmpty();
    }

    @Test
    void aSetIsClosedOnlyIfItIsSmallBesideTheTasks() {
        assertThat(ClosedAnswers.of(tasks(60, i -> "label " + i % 19), AnswerKind.AUTO))
                .hasSize(19);
        assertThat(ClosedAnswers.of(tasks(100, i -> "label " + i % 21), AnswerKind.AUTO))
                .isEmpty();
        assertThat(ClosedAnswers.of(tasks(9, i -> "label " + i % 3), AnswerKind.AUTO))
                .as("three to a label")
                .isEmpty();
        assertThat(ClosedAnswers.of(tasks(10, i -> "label " + i % 3), AnswerKind.AUTO))
                .hasSize(3);
        assertThat(ClosedAnswers.of(List.of(), AnswerKind.AUTO)).isEmpty();
        assertThat(ClosedAnswers.of(tasks(30, i -> i == 4 ? "x".repeat(90) : "yes"), AnswerKind.AUTO))
                .isEmpty();
    }
}
