package dev.acumen.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.group.Group;
import dev.acumen.learning.metrics.Metric;
import dev.acumen.learning.metrics.MetricTable;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.Reply;
import java.util.List;
import java.util.Optional;

/** The metrics of several attempts at each task. */
public final class AnswerMetrics {

    private AnswerMetrics() {}

    /**
     * The metrics of an arm; empty where no task was attempted more than once.
     *
     * @param groups of the arm
     * @param seed of what is sampled
     */
    public static Optional<MetricTable> of(List<Group> groups, long seed) {
        return groups.stream().allMatch(group -> group.members().size() < 2)
                ? Optional.empty()
                : Optional.of(MetricTable.of(groups, AnswerMetrics::answer, seed));
    }

    /** Adds {@code metrics: {arm: {attempts, unscored, unscoredShare, metrics}}}. */
    public static void put(ObjectNode result, String arm, MetricTable metrics) {
        ObjectNode node = result.withObject("/metrics").putObject(arm);
        node.put("attempts", metrics.attempts());
        node.put("unscored", metrics.unscored());
        node.put("unscoredShare", metrics.unscoredShare());
        ArrayNode list = node.putArray("metrics");
        for (Metric metric : metrics.metrics()) {
            list.addObject()
                    .put("name", metric.name())
                    .put("value", metric.value())
                    .put("low", metric.low())
                    .put("high", metric.high())
                    .put("tasks", metric.tasks())
                    .put("leftOut", metric.leftOut());
        }
    }

    /** Equal answers are those that are the same text, apart from case, spaces and punctuation. */
    private static String answer(String reply) {
        return Reply.normalised(FinalAnswer.of(Reply.answer(reply)).line());
    }
}
