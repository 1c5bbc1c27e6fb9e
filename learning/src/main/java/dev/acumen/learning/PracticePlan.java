package dev.acumen.learning;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.TaskResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Epochs of seeded batches. From the second epoch on a thrifty run practises the tasks that failed first, and those that were right each time no more; a fifth of
 * them, drawn by the seed, are attempted once and further only if that goes wrong. Where the signal fills batches up, the rest of an epoch is in reserve (of at most half of the tasks where changes are tried before they are adopted, so that there are others to try them on), and what was taken from it is not
 * practised again in the epoch; where it replays failures, a batch has tasks of earlier steps beside its own.
 *
 * @param settings with epochs, batches, seed, signal and economy
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
        int step = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            List<TaskSamples> left = new ArrayList<>(epoch(epoch, history.first(step)));
            while (!left.isEmpty() && step < done) {
                // Tasks that failed before stand in a batch beside those of the epoch: what is left of it gets shorter
                // by the batch at least.
                Set<TaskId> batch = tasks(left.subList(0, Math.min(left.size(), size())));
                Set<TaskId> practised = history.steps().get(step).report().results().stream()
                        .map(TaskResult::task)
                        .collect(Collectors.toSet());
                left.removeIf(one -> batch.contains(one.task().id())
                        || (isFilled() && practised.contains(one.task().id())));
                step++;
            }
            if (!left.isEmpty()) {
                return Optional.of(batch(left, history));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Batch> forecast() {
        List<Batch> all = new ArrayList<>();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            History nothing = History.begin(LibraryVersion.empty());
            for (List<TaskSamples> left = epoch(epoch, nothing);
                    !left.isEmpty();
                    left = left.subList(Math.min(left.size(), size()), left.size())) {
                all.add(batch(left, nothing));
            }
        }
        return all;
    }

    private int size() {
        return settings.batchSize(tasks.size());
    }

    private boolean isFilled() {
        return settings.signal().sampling().refill() > 1;
    }

    private static Set<TaskId> tasks(List<TaskSamples> plan) {
        return plan.stream().map(one -> one.task().id()).collect(Collectors.toSet());
    }

    /** What is next of an epoch, and the failures that are attempted again beside it. */
    private Batch batch(List<TaskSamples> left, History history) {
        int end = Math.min(left.size(), size());
        List<TaskSamples> plan = new ArrayList<>(left.subList(0, end));
        int fillable =
                Math.max(end, Math.min(left.size(), settings.adoption().tries() ? tasks.size() / 2 : left.size()));
        List<TaskSamples> reserve = isFilled() ? left.subList(end, fillable) : List.of();
        int again = (int) Math.ceil(settings.signal().sampling().failures() * end);
        if (again > 0) {
            TaskMeans known = TaskMeans.of(history);
            Set<TaskId> planned = tasks(left);
            tasks.stream()
                    .filter(task -> !planned.contains(task.id())
                            && known.of(task.id()).isPresent()
                            && !known.isRight(task.id()))
                    .sorted(Comparator.comparingDouble(
                                    (Task task) -> known.of(task.id()).orElse(0.0))
                            .thenComparing(task -> lastPractised(task, history)))
                    .limit(again)
                    .map(task -> samples(task, settings.groupSize()))
                    .forEach(plan::add);
        }
        return new Batch(plan, end, reserve);
    }

    /** The step in which a task was last practised. */
    private static int lastPractised(Task task, History history) {
        int step = history.steps().size();
        while (step > 0
                && history.steps().get(step - 1).report().results().stream()
                        .noneMatch(result -> result.task().equals(task.id()))) {
            step--;
        }
        return step;
    }

    private List<TaskSamples> epoch(int epoch, History before) {
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
                .map(task -> samples(task, first(FIRST, known.hasFallen(task.id()))))
                .forEach(plan::add);
        checked(right, epoch).stream()
                .map(task -> samples(task, first(1, false)))
                .forEach(plan::add);
        return plan;
    }

    private TaskSamples samples(Task task, int first) {
        int size = settings.groupSize();
        return new TaskSamples(
                task, size, first, size * settings.signal().sampling().resample());
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
