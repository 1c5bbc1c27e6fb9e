package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSamplerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99, 100, 101})
    void everyTaskIsDealtOnceAnEpochWhateverTheBatchSize(int count) {
        List<Task> tasks = Samples.tasks(count);
        for (int size : new int[] {1, 2, 10, 64, 100, 1_000}) {
            List<List<Task>> batches = new BatchSampler(3, OptionalInt.of(size), 5).batches(tasks);
            int anEpoch = (count + Math.min(size, count) - 1) / Math.min(size, count);

            assertThat(batches).hasSize(3 * anEpoch);
            for (int epoch = 0; epoch < 3; epoch++) {
                List<List<Task>> own = batches.subList(epoch * anEpoch, (epoch + 1) * anEpoch);
                assertThat(own.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(tasks);
                assertThat(own.subList(0, anEpoch - 1))
                        .allSatisfy(batch -> assertThat(batch).hasSize(size));
                assertThat(own.get(anEpoch - 1)).isNotEmpty();
            }
        }
    }

    @Test
    void withoutABatchSizeAnEpochIsOneBatch() {
        assertThat(new BatchSampler(2, OptionalInt.empty(), 0).batches(Samples.tasks(9)))
                .hasSize(2)
                .allSatisfy(batch -> assertThat(batch).hasSize(9));
        assertThat(new BatchSampler(2, OptionalInt.empty(), 0).batches(List.of()))
                .isEmpty();
    }

    @Test
    void theSameSeedDealsTheSameAndEpochsAndSeedsDiffer() {
        List<Task> tasks = Samples.tasks(50);
        List<List<Task>> batches = new BatchSampler(2, OptionalInt.empty(), 7).batches(tasks);

        assertThat(new BatchSampler(2, OptionalInt.empty(), 7).batches(tasks)).isEqualTo(batches);
        assertThat(batches.get(0)).isNotEqualTo(batches.get(1)).isNotEqualTo(tasks);
        assertThat(new BatchSampler(2, OptionalInt.empty(), 8).batches(tasks)).isNotEqualTo(batches);
    }

    @Test
    void tasksWithTheSameWordingStayTwo() {
        Task one = new Task(new TaskId("one"), "the same", Reference.none());
        Task other = new Task(new TaskId("other"), "the same", Reference.none());

        assertThat(new BatchSampler(1, OptionalInt.of(10), 0).batches(List.of(one, other)))
                .singleElement()
                .satisfies(batch -> assertThat(batch).containsExactlyInAnyOrder(one, other));
    }
}
