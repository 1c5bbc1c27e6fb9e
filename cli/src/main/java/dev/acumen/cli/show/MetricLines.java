package dev.acumen.cli.show;

import dev.acumen.cli.session.Terminal;
import dev.acumen.learning.metrics.Metric;
import dev.acumen.learning.metrics.MetricTable;

/** The metrics of several attempts at each task, for people. */
public final class MetricLines {

    private MetricLines() {}

    /** Shows the metrics of an arm. */
    public static void show(Terminal terminal, String arm, MetricTable metrics) {
        Table table = new Table("metric, " + arm, "value", "low 95 %", "high 95 %", "tasks", "left out");
        for (Metric metric : metrics.metrics()) {
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
        terminal.say("  " + Numbers.percent(metrics.unscoredShare()) + " of "
                + Numbers.of(metrics.attempts(), "attempt") + " unscored, which count in no metric");
    }
}
