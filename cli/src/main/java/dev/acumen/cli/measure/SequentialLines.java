package dev.acumen.cli.measure;

import dev.acumen.cli.show.ClaimLines;
import dev.acumen.cli.show.ComparisonLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.compare.TasksNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison that was looked at until it was decided, in words. */
public final class SequentialLines {

    private static final double BEYOND_PRINTING = 1e6;

    private SequentialLines() {}

    /** What so many tasks can decide, before one of them is paid for. */
    public static String before(int tasks, SequentialComparison.Terms terms) {
        double shown = TasksNeeded.shownBy(tasks, terms.alpha());
        return "  decides   alpha " + terms.alpha() + "; "
                + (shown > 1
                        ? Numbers.of(tasks, "task") + " cannot show any difference"
                        : Numbers.of(tasks, "task") + " can show a difference of about "
                                + String.format(Locale.ROOT, "%.2f", shown)
                                + ", where three in ten come out otherwise");
    }

    /** Both scores, the difference with its interval, the evidence, and what is missing for a verdict. */
    public static List<String> of(
            SequentialComparison found, String without, String with, SequentialComparison.Terms terms) {
        List<String> lines = new ArrayList<>();
        if (found.tasks() == 0) {
            lines.add("  tasks             none was graded in both arms, so there is nothing to compare");
            return lines;
        }
        lines.addAll(ComparisonLines.scores(without, found.without(), with, found.with()));
        lines.add("  difference       " + Numbers.difference(found.difference()) + "   "
                + ClaimLines.percent(1 - terms.alpha())
                + " interval at every look " + Numbers.difference(found.low()) + " to "
                + Numbers.difference(found.high()) + "   " + found.verdict().words());
        lines.add("  evidence          " + odds(found.logBetter()) + " for better, " + odds(found.logWorse())
                + " for worse; " + odds(Math.log(terms.decisive())) + " decides"
                + (found.more().isPresent()
                        ? "; about " + Numbers.of(found.more().getAsInt(), "more task") + " like these would"
                        : ""));
        lines.add("  tasks             " + found.tasks() + " compared, " + found.wins() + " better, " + found.losses()
                + " worse" + (found.leftOut() > 0 ? ", " + found.leftOut() + " left out (not graded in both)" : ""));
        return lines;
    }

    static String odds(double log) {
        double odds = Math.exp(log);
        return (odds >= BEYOND_PRINTING
                        ? "over a million"
                        : String.format(Locale.ROOT, odds >= 10 ? "%,.0f" : "%.2g", odds))
                + " to 1";
    }
}
