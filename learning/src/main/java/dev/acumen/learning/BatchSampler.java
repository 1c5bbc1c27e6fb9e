package dev.acumen.learning;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Deals tasks out to steps. Each epoch shuffles all tasks anew and cuts them into batches; the last batch of an epoch may be smaller, and
 * none is dropped. A pure function of tasks and seed.
 *
 * @param epochs how often each task is dealt
 * @param batchSize tasks a batch; empty, or more than there are tasks, for all of them
 * @param seed of the shuffles
 */
record BatchSampler(int epochs, OptionalInt batchSize, long seed) {

    /** One batch for each step, in order. */
    public List<List<Task>> batches(List<Task> tasks) {
        List<List<Task>> batches = new ArrayList<>();
        if (tasks.isEmpty()) {
            return batches;
        }
        int size = Math.min(tasks.size(), batchSize.orElse(tasks.size()));
        for (int epoch = 0; epoch < epochs; epoch++) {
            List<Task> order = new ArrayList<>(tasks);
            Collections.shuffle(
                    order,
                    new Random(Fingerprint.of("epoch", String.valueOf(seed), String.valueOf(epoch))
                            .seed()));
            for (int start = 0; start < order.size(); start += size) {
                batches.add(List.copyOf(order.subList(start, Math.min(order.size(), start + size))));
            }
        }
        return batches;
    }
}
