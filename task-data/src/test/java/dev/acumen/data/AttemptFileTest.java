package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptFileTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    @TempDir
    private Path folder;

    @Test
    void oneRowForEachAttempt() {
        RecordedAttempts read = read(
                "{\"question\":\"2+2?\",\"answer\":\"4\",\"response\":\"5\",\"model\":\"m\",\"is_correct\":false}\n"
                        + "{\"question\":\"1+1?\",\"answer\":\"2\",\"response\":\"2\",\"model\":\"m\",\"is_correct\":true}\n"
                        + "{\"question\":\"2+2?\",\"answer\":\"4\",\"response\":\"4\",\"model\":\"n\",\"is_correct\":true}\n");
        assertThat(read.tasks())
                .extracting(Task::reference)
                .containsExactly(Reference.answers("4"), Reference.answers("2"));
        assertThat(read.attempts())
                .containsExactly(
                        attempt("t0001", "m", "5", OptionalDouble.of(0)),
                        attempt("t0001", "n", "4", OptionalDouble.of(1)),
                        attempt("t0002", "m", "2", OptionalDouble.of(1)));
    }

    @Test
    void theTextMayStandInAFieldThatElsewhereHoldsTheReference() {
        RecordedAttempts read = read("{\"question\":\"q\",\"ground_truth\":\"4\",\"answer\":\"5\",\"score\":-2.5}");
        assertThat(read.tasks().get(0).reference()).isEqualTo(Reference.answers("4"));
        assertThat(read.attempts()).containsExactly(attempt("t0001", "unknown", "5", OptionalDouble.of(-2.5)));
    }

    @Test
    void aFieldNamedLabelMayHoldTheRightAnswer() {
        RecordedAttempts read = read("{\"question\":\"q\",\"label\":\"Paris\",\"output\":\"Rome\"}");
        assertThat(read.tasks().get(0).reference()).isEqualTo(Reference.answers("Paris"));
        assertThat(read.attempts()).containsExactly(attempt("t0001", "unknown", "Rome", NONE));
    }

    @Test
    void oneRowForEachTaskWithAList() {
        RecordedAttempts read = read("{\"id\":\"a\",\"question\":\"q\",\"answer\":\"4\",\"model\":\"m\",\"responses\":"
                + "[\"4\",{\"text\":\"5\",\"correct\":0,\"model\":\"n\"}]}");
        assertThat(read.tasks().get(0).reference()).isEqualTo(Reference.answers("4"));
        assertThat(read.attempts())
                .containsExactly(attempt("a", "m", "4", NONE), attempt("a", "n", "5", OptionalDouble.of(0)));
    }

    @Test
    void tasksAreFoundByIdOrWording() {
        List<Task> tasks = List.of(task("a", "2+2?"), task("b", "1 + 1?"), task("c", "same"), task("d", "same"));
        RecordedAttempts read = AttemptFile.read(
                file("{\"task_id\":\"b\",\"completion\":\"2\"}\n{\"question\":\" 1 +  1?\",\"completion\":\"3\"}\n"
                        + "{\"task_id\":\"a\",\"completion\":\"4\"}"),
                FieldNames.usual(),
                tasks);
        assertThat(read.tasks()).isEqualTo(tasks);
        assertThat(read.attempts())
                .containsExactly(
                        attempt("a", "unknown", "4", NONE),
                        attempt("b", "unknown", "2", NONE),
                        attempt("b", "unknown", "3", NONE));
        assertThatThrownBy(() ->
                        AttemptFile.read(file("\n{\"task_id\":\"x\",\"completion\":\"2\"}"), FieldNames.usual(), tasks))
                .hasMessageContainingAll("line 2", "'x'");
        assertThatThrownBy(() -> AttemptFile.read(
                        file("{\"question\":\"same\",\"completion\":\"2\"}"), FieldNames.usual(), tasks))
                .hasMessageContainingAll("line 1", "c and d");
    }

    @Test
    void anAttemptMayStateItsQuestionWithoutTheChoices() {
        List<Task> tasks = TaskFile.read(
                DataFolder.write(folder, "quiz.csv", "question,A,B,answer\nWhich?,x,y,B\nWhich one?,x,y,A\n"));

        RecordedAttempts read = AttemptFile.read(
                file("{\"question\":\"Which one?\",\"response\":\"A\"}\n{\"question\":\"Which?\",\"response\":\"B\"}"),
                FieldNames.usual(),
                tasks);

        assertThat(read.attempts())
                .containsExactly(attempt("t0001", "unknown", "B", NONE), attempt("t0002", "unknown", "A", NONE));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> read("{\"question\":\"q\",\"answers\":\"4\"}"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("'response'", "question, answers");
        assertThatThrownBy(() -> read("{\"id\":\"a\",\"response\":\"4\"}")).hasMessageContainingAll("line 1", "asked");
        assertThatThrownBy(() ->
                        read("{\"question\":\"q\",\"responses\":[\"1\"]}\n{\"question\":\"r\",\"responses\":\"1\"}"))
                .hasMessageContainingAll("line 2", "'responses'");
        assertThatThrownBy(() -> read("{\"question\":\"q\",\"responses\":[{\"foo\":1}]}"))
                .hasMessageContainingAll("line 1", "foo");
        assertThatThrownBy(
                        () -> read(
                                "{\"id\":\"a\",\"question\":\"q\",\"response\":\"1\"}\n{\"id\":\"a\",\"question\":\"r\",\"response\":\"1\"}"))
                .hasMessageContainingAll("line 2", "'a'", "line 1");
    }

    @Test
    void readsTheRealSolutionsWithoutOptions() {
        RecordedAttempts read =
                AttemptFile.read(DataFolder.real("gsm8k-model-solutions-500.jsonl"), FieldNames.usual());
        assertThat(read.tasks()).hasSize(500);
        assertThat(read.attempts()).hasSize(2_000);
        assertThat(read.attempts().stream().filter(attempt -> attempt.label().orElse(-1) == 1))
                .hasSize(758);
        assertThat(read.attempts().stream().filter(attempt -> attempt.label().orElse(-1) == 0))
                .hasSize(1_242);
        assertThat(read.attempts().get(0).author()).isEqualTo("6b_finetuning");
        assertThat(read.attempts().get(3).author()).isEqualTo("175b_verification");
        assertThat(read.attempts().get(0).text()).startsWith("Janet eats 3").endsWith("A: 26");
        assertThat(read.tasks().get(0).reference().answers().get(0)).endsWith("A: 18");

        List<Task> tasks = TaskFile.read(DataFolder.real("gsm8k-test-500.jsonl"));
        assertThat(AttemptFile.read(DataFolder.real("gsm8k-model-solutions-500.jsonl"), FieldNames.usual(), tasks)
                        .attempts())
                .hasSize(2_000);
    }

    private RecordedAttempts read(String content) {
        return AttemptFile.read(file(content), FieldNames.usual());
    }

    private Path file(String content) {
        return DataFolder.write(folder, "attempts.jsonl", content);
    }

    private static Task task(String id, String input) {
        return new Task(new TaskId(id), input, Reference.none());
    }

    private static RecordedAttempt attempt(String task, String author, String text, OptionalDouble label) {
        return new RecordedAttempt(new TaskId(task), author, text, label);
    }
}
