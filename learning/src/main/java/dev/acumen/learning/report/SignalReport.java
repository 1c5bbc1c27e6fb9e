package dev.acumen.learning.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the signal of a run made of a step.
 *
 * @param signal as it is written
 * @param groups in the order of the batch, those that were attempted in place of others last
 * @param further how many groups were attempted beside those of the batch, because some of the batch taught nothing
 * @param planEntropy entropy in nats of the ways in which a task was gone about, on average over the groups; empty if that is not watched
 */
public record SignalReport(String signal, List<GroupSignal> groups, int further, OptionalDouble planEntropy) {

    public SignalReport {
        groups = List.copyOf(groups);
    }

    /** The groups that taught something. */
    public List<GroupSignal> used() {
        return groups.stream().filter(group -> group.passedOver().isEmpty()).toList();
    }

    /** How many groups taught nothing, by reason. */
    public Map<String, Integer> passedOver() {
        Map<String, Integer> counts = new TreeMap<>();
        groups.forEach(group -> group.passedOver().ifPresent(why -> counts.merge(why, 1, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** How many attempts of the groups that taught something are not among those compared, by reason. */
    public Map<String, Integer> leftOut() {
        Map<String, Integer> counts = new TreeMap<>();
        used().forEach(group -> group.leftOut().values().forEach(why -> counts.merge(why, 1, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** How many attempts were compared. */
    public int contrasted() {
        return used().stream().mapToInt(group -> group.contrasted().size()).sum();
    }

    /** The sum of the weights of the groups. */
    public double weight() {
        return groups.stream().mapToDouble(GroupSignal::weight).sum();
    }
}
