package dev.acumen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoSplitTest {

    @ParameterizedTest
    @CsvSource({
        "1,1,0,0",
        "2,1,0,1",
        "3,2,0,1",
        "7,4,0,3",
        "99,59,0,40",
        "100,50,10,40",
        "101,51,10,40",
        "500,250,50,200"
    })
    void everyRowIsInOneSet(int rows, int practice, int validation, int test) {
        List<Task> tasks = tasks(rows);
        SplitTasks split = AutoSplit.split("sums", tasks, 1);
        assertThat(split.practice().size()).isEqualTo(practice);
        assertThat(split.validation().size()).isEqualTo(validation);
        assertThat(split.test().size()).isEqualTo(test);
        assertThat(split.practice().split()).isEqualTo(Split.PRACTICE);
        Set<TaskId> all = new TreeSet<>(ids(split.practice()));
        all.addAll(ids(split.validation()));
        all.addAll(ids(split.test()));
        assertThat(all).hasSize(rows);
    }

    @Test
    void answersThatAreNoLabelsLeaveTheHeldOutTasksWhereTheyWere() {
        SplitTasks split = AutoSplit.split("sums", tasks(200), 3);

        assertThat(split.earlier()).isPresent();
        assertThat(split.test()).isEqualTo(split.earlier().get().test());
        assertThat(split.earlier().get().practice().size()).isEqualTo(120);
        assertThat(split.earlier().get().validation().size()).isZero();
        assertThat(AutoSplit.split("sums", tasks(99), 3).earlier()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20,4", "99,9", "150,15", "1000,100"})
    void labelsHaveTheirShareInEverySet(int tasks, int rare) {
        List<Task> labelled = labelled(tasks, rare);
        for (long seed = 0; seed < 20; seed++) {
            SplitTasks split = AutoSplit.split("mails", labelled, seed);
            for (TaskSet set : List.of(split.practice(), split.validation(), split.test())) {
                double share = (double) rare * set.size() / tasks;
                assertThat((double) count(set, "spam"))
                        .as("%s of seed %s", set.split(), seed)
                        .isBetween(share - 1.01, share + 1.01);
            }
            assertThat(split.test().size()).isEqualTo(Math.round(tasks * 0.4));
        }
    }

    @Test
    void theOrderOfTheFileDecidesNothingForLabelsEither() {
        List<Task> tasks = labelled(60, 20);
        List<Task> shuffled = new ArrayList<>(tasks);
        Collections.shuffle(shuffled, new Random(5));

        SplitTasks split = AutoSplit.split("mails", tasks, 1);
        SplitTasks other = AutoSplit.split("mails", shuffled, 1);

        assertThat(Set.copyOf(ids(other.test()))).isEqualTo(Set.copyOf(ids(split.test())));
        assertThat(AutoSplit.split("mails", tasks, 1)).isEqualTo(split);
        assertThat(ids(AutoSplit.split("mails", tasks, 2).test())).isNotEqualTo(ids(split.test()));
    }

    private static long count(TaskSet set, String answer) {
        return set.tasks().stream()
                .filter(task -> task.reference().answers().contains(answer))
                .count();
    }

    private static List<Task> labelled(int count, int rare) {
        return tasks(count).stream()
                .map(task -> task.withReference(Reference.answers(
                        Integer.parseInt(task.id().value().substring(1)) <= rare ? "spam" : "no spam")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1,1,0,0", "2,1,0,1", "3,1,1,1", "10,5,2,3", "100,50,20,30"})
    void validationTakesItsShare(int rows, int practice, int validation, int test) {
        SplitTasks split = AutoSplit.split("sums", tasks(rows), 1, new AutoSplit.Shares(50, 20, 30));
        assertThat(List.of(
                        split.practice().size(),
                        split.validation().size(),
                        split.test().size()))
                .isEqualTo(List.of(practice, validation, test));
    }

    @Test
    void theSeedDecidesAndTheOrderOfTheFileDoesNot() {
        List<Task> tasks = tasks(100);
        List<Task> shuffled = new ArrayList<>(tasks);
        Collections.shuffle(shuffled, new Random(5));
        SplitTasks split = AutoSplit.split("sums", tasks, 1);
        assertThat(Set.copyOf(ids(AutoSplit.split("sums", shuffled, 1).test())))
                .isEqualTo(Set.copyOf(ids(split.test())));
        assertThat(ids(AutoSplit.split("sums", tasks, 2).test())).isNotEqualTo(ids(split.test()));
        assertThat(ids(split.practice())).isSorted();
    }

    @Test
    void everythingMayBePractised() {
        SplitTasks split = AutoSplit.split("sums", tasks(5), 1, new AutoSplit.Shares(1, 0, 0));
        assertThat(split.practice().size()).isEqualTo(5);
        assertThatThrownBy(() -> new AutoSplit.Shares(0, 0, 1)).hasMessageContaining("0/0/1");
    }

    private static List<TaskId> ids(TaskSet set) {
        return set.tasks().stream().map(Task::id).toList();
    }

    private static List<Task> tasks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Task(new TaskId(String.format("t%04d", i)), "What is " + i + "?", Reference.none()))
                .toList();
    }
}
