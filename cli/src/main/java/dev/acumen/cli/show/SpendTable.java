package dev.acumen.cli.show;

import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was spent, by phase. */
public final class SpendTable {

    private SpendTable() {}

    /** One line for each phase and one for all, or that no call was made. */
    public static List<String> lines(Map<Phase, Spend> byPhase) {
        if (byPhase.isEmpty()) {
            return List.of("  no call was made");
        }
        Table table = new Table("phase", "calls", "input tokens", "of them cached", "output tokens", "cost");
        byPhase.forEach((phase, spend) -> row(table, phase.name().toLowerCase(Locale.ROOT), spend));
        row(table, "total", byPhase.values().stream().reduce(Spend.nothing(), Spend::plus));
        return table.lines();
    }

    private static void row(Table table, String name, Spend spend) {
        table.row(
                name,
                Numbers.count(spend.calls()),
                Numbers.tokens(spend.usage().inputTokens()),
                Numbers.tokens(spend.usage().cachedInputTokens()),
                Numbers.tokens(spend.usage().outputTokens()),
                Numbers.cost(spend));
    }
}
