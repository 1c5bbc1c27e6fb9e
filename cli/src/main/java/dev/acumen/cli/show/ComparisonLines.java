package dev.acumen.cli.show;

import dev.acumen.core.task.TaskId;
import dev.acumen.learning.compare.PairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison in words. */
public final class ComparisonLines {

    private static final int NAMED = 6;

    private ComparisonLines() {}

    /** Both scores, the difference with its interval and what that says, and the tasks that got worse. */
    public static List<String> of(PairedComparison comparison) {
        return of(comparison, "without library", "with library");
    }

    /** The same with other names for its two sides. */
    public static List<String> of(PairedComparison comparison, String without, String with) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + (without + " ".repeat(18)).substring(0, Math.max(18, without.length()))
                + Numbers.score(comparison.without()));
        lines.add("  " + (with + " ".repeat(18)).substring(0, Math.max(18, with.length()))
                + Numbers.score(comparison.with()));
        lines.add("  difference       " + Numbers.difference(comparison.difference()) + "   95 % interval "
                + Numbers.difference(comparison.low()) + " to " + Numbers.difference(comparison.high()) + "   "
                + comparison.verdict().words());
        lines.add("  tasks             " + comparison.tasks() + " compared, "
                + comparison.improved().size() + " better, "
                + comparison.worsened().size() + " worse"
                + (comparison.leftOut() > 0 ? ", " + comparison.leftOut() + " left out (not graded in both)" : ""));
        if (!comparison.worsened().isEmpty()) {
            lines.add("  worse with it     " + named(comparison.worsened()));
        }
        return lines;
    }

    private static String named(List<TaskId> tasks) {
        String names = tasks.stream().limit(NAMED).map(TaskId::value).collect(Collectors.joining(", "));
        return tasks.size() > NAMED ? names + ", and " + (tasks.size() - NAMED) + " more" : names;
    }
}
