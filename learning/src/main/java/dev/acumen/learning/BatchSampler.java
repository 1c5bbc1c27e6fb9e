package dev.acumen.learning;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The order in which the tasks of an epoch are dealt out. A pure function of tasks, epoch and seed. */
final class BatchSampler {

    private BatchSampler() {}

    /** The tasks in the order of an epoch, counted from 0; no task is dropped. */
    static List<Task> shuffled(List<Task> tasks, int epoch, long seed) {
        List<Task> order = new ArrayList<>(tasks);
        Collections.shuffle(
                order,
                new Random(Fingerprint.of("epoch", String.valueOf(seed), String.valueOf(epoch))
                        .seed()));
        return order;
    }
}
