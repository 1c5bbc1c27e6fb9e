package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.metrics.Metric;
import dev.acumen.agent.metrics.MetricTable;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.group.Group;
import dev.acumen.evaluators.answer.FinalAnswer;
import dev.acumen.evaluators.answer.Reply;
import java.util.List;

/** The metrics of several attempts at each task, for people and for {@code --json}. */
final class MetricLines {

    private MetricLines() {}

    /**
     * Shows the metrics of an arm; where no task was attempted more than once there is nothing to show.
     *
     * @param groups of the arm
     * @param seed of what is sampled
     */
    static void show(Terminal terminal, ObjectNode result, String arm, List<Group> groups, long seed) {
        if (groups.stream().allMatch(group -> group.members().size() < 2)) {
            return;
        }
        MetricTable metrics = MetricTable.of(groups, MetricLines::answer, seed);
        ObjectNode node = result.withObject("/metrics").putObject(arm);
        node.put("attempts", metrics.attempts());
        node.put("unscored", metrics.unscored());
        node.put("unscoredShare", metrics.unscoredShare());
        ArrayNode list = node.putArray("metrics");
        Table table = new Table("metric, " + arm, "value", "low 95 %", "high 95 %", "tasks", "left out");
        for (Metric metric : metrics.metrics()) {
            list.addObject()
                    .put("name", metric.name())
                    .put("value", metric.value())
                    .put("low", metric.low())
                    .put("high", metric.high())
                    .put("tasks", metric.tasks())
                    .put("leftOut", metric.leftOut());
            table.row(
                    metric.name(),
                    Numbers.score(metric.value()),
                    Numbers.score(metric.low()),
                    Numbers.score(metric.high()),
                    Numbers.count(metric.tasks()),
                    Numbers.count(metric.leftOut()));
        }
        terminal.say("");
        table.lines().forEach(terminal::say);
        terminal.say("  " + Numbers.percent(metrics.unscoredShare()) + " of " + Numbers.count(metrics.attempts())
                + " attempts unscored, which count in no metric");
    }

    /** Equal answers are those that are the same text, apart from case, spaces and punctuation. */
    private static String answer(String reply) {
        return Reply.normalised(FinalAnswer.of(Reply.conclusion(reply)).line());
    }
}
