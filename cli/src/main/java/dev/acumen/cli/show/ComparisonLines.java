package dev.acumen.cli.show;

import dev.acumen.core.task.TaskId;
import dev.acumen.learning.compare.PairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison in words. */
public final class ComparisonLines {

    private static final int NAMED = 6;
    private static final int NAME_WIDTH = 18;

    private ComparisonLines() {}

    /** Both scores, the difference with its interval and what that says. */
    public static List<String> of(PairedComparison comparison) {
        return of(comparison, "without library", "with library");
    }

    /** The same with other names for its two sides. */
    public static List<String> of(PairedComparison comparison, String without, String with) {
        List<String> lines = new ArrayList<>();
        lines.addAll(scores(without, comparison.without(), with, comparison.with()));
        lines.add("  difference       " + Numbers.difference(comparison.difference()) + "   95 % interval "
                + Numbers.difference(comparison.low()) + " to " + Numbers.difference(comparison.high()) + "   "
                + comparison.verdict().words());
        lines.add("  tasks             " + comparison.tasks() + " compared, "
                + comparison.improved().size() + " better, "
                + comparison.worsened().size() + " worse"
                + (comparison.leftOut() > 0 ? ", " + comparison.leftOut() + " left out (not graded in both)" : ""));
        return lines;
    }

    /** The tasks that got worse, if any did. */
    public static List<String> worse(PairedComparison comparison) {
        return comparison.worsened().isEmpty()
                ? List.of()
                : List.of("  worse with it     " + named(comparison.worsened()));
    }

    /** Two scores in one column behind their names. */
    public static List<String> scores(String without, double scoreWithout, String with, double scoreWith) {
        int width = Math.max(NAME_WIDTH, Math.max(without.length(), with.length()) + 2);
        return List.of(
                "  " + without + " ".repeat(width - without.length()) + Numbers.score(scoreWithout),
                "  " + with + " ".repeat(width - with.length()) + Numbers.score(scoreWith));
    }

    private static String named(List<TaskId> tasks) {
        String names = tasks.stream().limit(NAMED).map(TaskId::value).collect(Collectors.joining(", "));
        return tasks.size() > NAMED ? names + ", and " + (tasks.size() - NAMED) + " more" : names;
    }
}
