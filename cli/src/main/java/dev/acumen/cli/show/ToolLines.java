package dev.acumen.cli.show;

import dev.acumen.core.journal.ToolTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What tool calls came to, below what model calls cost. */
public final class ToolLines {

    private ToolLines() {}

    /** A line for each tool; none if no tool was called. */
    public static List<String> of(Map<String, ToolTotals> tools) {
        if (tools.isEmpty()) {
            return List.of();
        }
        Table table = new Table("tool", "calls", "without answer", "time each");
        tools.forEach((name, totals) -> table.row(
                name,
                Numbers.count(totals.calls()),
                Numbers.count(totals.problems()),
                String.format(Locale.ROOT, "%.3f s", seconds(totals))));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    private static double seconds(ToolTotals totals) {
        return totals.took().toMillis() / 1000.0 / Math.max(1, totals.calls());
    }
}
