package dev.acumen.cli.measure;

import dev.acumen.cli.show.ClaimLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.run.Ablation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What lessons do, in a table. */
public final class AblationLines {

    private AblationLines() {}

    /**
     * A line for each lesson or block of lessons, how many of the named ones may be wrong, and what it takes to be named.
     *
     * @param possible how many things could have been taken out in all
     */
    public static List<String> of(Ablation ablation, int possible, double alpha) {
        Table table = new Table(
                "taken out", "tasks", "with", "without", "worth", "better with", "worse with", "evidence", "verdict");
        for (Ablation.Effect effect : ablation.effects()) {
            SequentialComparison found = effect.comparison();
            boolean leansUp = found.logBetter() >= found.logWorse();
            table.row(
                    effect.lessons().stream().map(Object::toString).collect(Collectors.joining(" ")),
                    Numbers.count(found.tasks()),
                    Numbers.score(found.with()),
                    Numbers.score(found.without()),
                    Numbers.difference(found.difference()),
                    Numbers.count(found.wins()),
                    Numbers.count(found.losses()),
                    SequentialLines.odds(Math.max(found.logBetter(), found.logWorse()))
                            + (leansUp ? " that it helps" : " that it harms"),
                    effect.verdict().words());
        }
        List<String> lines = new ArrayList<>(table.lines());
        long named = ablation.effects().stream()
                .filter(effect -> effect.verdict() != Ablation.Verdict.CANNOT_TELL)
                .count();
        lines.add("  " + named + " of " + ablation.effects().size()
                + " named; of those named as helping, and of those named as harming, " + ClaimLines.percent(alpha)
                + " at most are named wrongly, on average");
        lines.add("  one alone is named from " + SequentialLines.odds(Math.log(possible / alpha))
                + " on, k of them from " + SequentialLines.odds(Math.log(possible / alpha))
                + " divided by k; fewer lessons, or more tasks, name more");
        return lines;
    }
}
