package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnchorsTest {

    private static Task task(String id, String input) {
        return new Task(new TaskId(id), input, Reference.answers("x"));
    }

    private static SplitTasks split(int tasks) {
        return AutoSplit.split(
                "sums",
                IntStream.range(0, tasks)
                        .mapToObj(i -> task(String.valueOf(i), "What is " + i + " + 1?"))
                        .toList(),
                0);
    }

    @Test
    void whatAnAnchorAsksIsInNoOtherSet() {
        SplitTasks tasks = split(200);
        Task practised = tasks.practice().tasks().get(0);
        Task heldOut = tasks.test().tasks().get(0);
        List<Task> anchors = List.of(
                task("a", practised.input().replace(" ", "  ")),
                task("b", heldOut.input()),
                task("c", "Something else?"));

        SplitTasks anchored = tasks.anchored(anchors);

        assertThat(anchored.anchors()).isEqualTo(anchors);
        assertThat(anchored.all()).hasSize(198).doesNotContain(practised, heldOut);
        assertThat(anchored.earlier().stream().flatMap(earlier -> earlier.all().stream()))
                .doesNotContain(practised, heldOut);
        assertThat(anchored.heldOut(anchoredSet(tasks)).test().tasks()).doesNotContain(heldOut);
    }

    private static dev.acumen.core.task.TaskSet anchoredSet(SplitTasks tasks) {
        return tasks.test();
    }

    @Test
    void anAnchorWithTheIdOfAnotherTaskGetsAnotherOne() {
        SplitTasks anchored = split(20).anchored(List.of(task("3", "Other?"), task("3", "And another?")));

        List<TaskId> ids = Stream.concat(anchored.all().stream(), anchored.anchors().stream())
                .map(Task::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().contains(new TaskId("anchor-3"), new TaskId("anchor-anchor-3"));
    }

    @Test
    void moreAnchorsComeBesideTheFirstAndWhatIsAskedTwiceIsOneAnchor() {
        List<Task> first = List.of(task("a", "One?"), task("b", "Two?"));

        SplitTasks anchored = split(20).anchored(first).anchored(List.of(task("c", "Two?"), task("a", "Three?")));

        assertThat(anchored.anchors()).extracting(Task::input).containsExactly("One?", "Two?", "Three?");
        assertThat(anchored.anchors()).extracting(Task::id).doesNotHaveDuplicates();
    }

    @Test
    void anchorsAreASetToDecideByAndWithoutThemNothingChanges() {
        SplitTasks tasks = split(20);

        assertThat(tasks.anchored(List.of())).isEqualTo(tasks);
        assertThat(tasks.anchorSet()).isEmpty();
        assertThat(tasks.anchored(List.of(task("a", "A?")))
                        .anchorSet()
                        .orElseThrow()
                        .split())
                .isEqualTo(Split.VALIDATION);
    }
}
