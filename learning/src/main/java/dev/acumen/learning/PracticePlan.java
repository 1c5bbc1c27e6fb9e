package dev.acumen.learning;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Epochs of seeded batches. From the second epoch on a thrifty run practises the tasks that failed first, and those that were right each time no more; a fifth of
 * them, drawn by the seed, are attempted once and further only if that goes wrong.
 *
 * @param settings with epochs, batches, seed and economy
 * @param tasks to practise
 * @param canWait whether attempts at a task may wait for what others at it come to
 */
record PracticePlan(LearnSettings settings, List<Task> tasks, boolean canWait) implements BatchPlan {

    /** Attempts at a task before it is decided whether there are more. */
    static final int FIRST = 2;
    /** One of so many tasks that are right each time is looked at. */
    private static final int SPOT_CHECKED = 5;

    PracticePlan {
        tasks = List.copyOf(tasks);
    }

    @Override
    public Optional<Batch> next(History history) {
        int done = history.steps().size();
        int begin = 0;
        for (int epoch = 0; epoch < settings.epochs() && begin <= done; epoch++) {
            List<Batch> batches = epoch(epoch, history.first(begin));
            if (done < begin + batches.size()) {
                return Optional.of(batches.get(done - begin));
            }
            begin += batches.size();
        }
        return Optional.empty();
    }

    @Override
    public List<Batch> forecast() {
        List<Batch> all = new ArrayList<>();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            all.addAll(epoch(epoch, History.begin(LibraryVersion.empty())));
        }
        return all;
    }

    private List<Batch> epoch(int epoch, History before) {
        TaskMeans known = TaskMeans.of(before);
        boolean spares = settings.economy().spotChecks() && epoch > 0;
        List<Task> order = BatchSampler.shuffled(tasks, epoch, settings.seed());
        List<Task> right =
                spares ? order.stream().filter(task -> known.isRight(task.id())).toList() : List.of();
        List<TaskSamples> plan = new ArrayList<>();
        order.stream()
                .filter(task -> !right.contains(task))
                .sorted(Comparator.comparingDouble(
                        task -> spares ? known.of(task.id()).orElse(0.0) : 0.0))
                .map(task -> new TaskSamples(task, settings.groupSize(), first(FIRST, known.hasFallen(task.id()))))
                .forEach(plan::add);
        checked(right, epoch).stream()
                .map(task -> new TaskSamples(task, settings.groupSize(), first(1, false)))
                .forEach(plan::add);
        int size = settings.batchSize(tasks.size());
        List<Batch> batches = new ArrayList<>();
        for (int start = 0; start < plan.size(); start += size) {
            batches.add(new Batch(plan.subList(start, Math.min(plan.size(), start + size))));
        }
        return batches;
    }

    private int first(int usual, boolean hasFallen) {
        boolean waits = canWait && settings.economy().sequentialGroups() && !hasFallen;
        return waits ? Math.min(usual, settings.groupSize()) : settings.groupSize();
    }

    private List<Task> checked(List<Task> right, int epoch) {
        List<Task> order = new ArrayList<>(right);
        Collections.shuffle(
                order,
                new Random(Fingerprint.of("spot check", String.valueOf(settings.seed()), String.valueOf(epoch))
                        .seed()));
        return order.subList(0, (order.size() + SPOT_CHECKED - 1) / SPOT_CHECKED);
    }
}
