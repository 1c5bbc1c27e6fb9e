package dev.acumen.learning;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The tasks that plans are tried on: of the validation split, and where that is too small of the practice tasks that the step leaves out. So each practice task
 * serves in other steps, and no plan is tried on a task that its lessons came from.
 *
 * @param validation never practised; may be empty
 * @param practice all practice tasks
 * @param anchors tasks that must stay right, part of every trial
 * @param most how many are taken at most, the anchors not counted
 * @param seed of the choice
 */
record ProbeTasks(List<Task> validation, List<Task> practice, List<Task> anchors, int most, long seed) {

    ProbeTasks {
        validation = List.copyOf(validation);
        practice = List.copyOf(practice);
        anchors = List.copyOf(anchors);
    }

    /** As many of the tasks that fail as of those that pass, as far as that is known; at most half of all there are. */
    List<Task> probe(AdoptionContext context) {
        int all = validation.size() + practice.size();
        int wanted = Math.min(most, Math.max(1, all / 2));
        List<Task> chosen = new ArrayList<>();
        take(shuffled(validation, context), wanted, context.history(), chosen);
        List<Task> left = practice.stream()
                .filter(task -> !context.practised().contains(task.id()))
                .toList();
        take(shuffled(left, context), wanted, context.history(), chosen);
        return withAnchors(chosen);
    }

    /** The whole validation split. */
    List<Task> whole() {
        return validation.isEmpty() ? List.of() : withAnchors(validation);
    }

    private List<Task> withAnchors(List<Task> chosen) {
        return Stream.concat(chosen.stream(), anchors.stream()).distinct().toList();
    }

    private static void take(List<Task> from, int wanted, History history, List<Task> chosen) {
        TaskMeans known = TaskMeans.of(history);
        List<Task> failing = new ArrayList<>();
        List<Task> passing = new ArrayList<>();
        List<Task> unknown = new ArrayList<>();
        for (Task task : from) {
            boolean isKnown = known.of(task.id()).isPresent();
            (!isKnown ? unknown : known.isRight(task.id()) ? passing : failing).add(task);
        }
        int pairs = Math.min(failing.size(), passing.size());
        List<Task> order = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            order.add(failing.get(i));
            order.add(passing.get(i));
        }
        order.addAll(unknown);
        order.addAll(failing.subList(pairs, failing.size()));
        order.addAll(passing.subList(pairs, passing.size()));
        order.stream().limit(Math.max(0, wanted - chosen.size())).forEach(chosen::add);
    }

    private List<Task> shuffled(List<Task> tasks, AdoptionContext context) {
        List<Task> order = new ArrayList<>(tasks);
        Collections.shuffle(
                order,
                new Random(Fingerprint.of(
                                "probe",
                                String.valueOf(seed),
                                String.valueOf(context.history().steps().size()))
                        .seed()));
        return order;
    }
}
