package dev.acumen.cli.measure;

import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.library.LessonId;
import dev.acumen.runtime.run.ArmCost;
import dev.acumen.runtime.run.EvaluationOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What arms took, and which tasks came out otherwise in them. */
public final class ArmLines {

    private static final int NAMED = 6;
    private static final int LINES = 3;
    private static final int RANGE = 3;

    private ArmLines() {}

    /** A table with one line for each arm. */
    public static List<String> costs(List<ArmCost> costs) {
        Table table = new Table(
                "arm", "attempts", "of them reused", "turns", "input tokens", "output tokens", "cost", "waited");
        costs.forEach(cost -> table.row(
                cost.arm(),
                Numbers.count(cost.attempts()),
                Numbers.count(cost.reused()),
                Numbers.count(cost.spend().calls()),
                Numbers.tokens(cost.spend().usage().inputTokens()),
                Numbers.tokens(cost.spend().usage().outputTokens()),
                Numbers.cost(cost.spend()),
                String.format(Locale.ROOT, "%.1f s", cost.took().toMillis() / 1000.0)));
        return table.lines();
    }

    /** The tasks that came out worse and better in one arm than in another, with the lessons that stood before them there and not in the other. */
    public static List<String> flips(List<EvaluationOutcome.Flip> all, String against, String arm) {
        List<String> lines = new ArrayList<>();
        for (boolean isBetter : new boolean[] {false, true}) {
            Map<String, List<String>> byLessons = new LinkedHashMap<>();
            all.stream()
                    .filter(flip -> flip.isBetter() == isBetter
                            && flip.arm().equals(arm)
                            && flip.against().equals(against))
                    .forEach(flip -> byLessons
                            .computeIfAbsent(lessons(flip), any -> new ArrayList<>())
                            .add(flip.task().value()));
            String heading = isBetter ? "  became better     " : "  became worse      ";
            byLessons.entrySet().stream()
                    .limit(LINES)
                    .forEach(entry -> lines.add(heading + named(entry.getValue(), NAMED) + entry.getKey()));
            int others =
                    byLessons.values().stream().skip(LINES).mapToInt(List::size).sum();
            if (others > 0) {
                lines.add(heading + Numbers.of(others, "more task") + " with other lessons; --json has all");
            }
        }
        return lines;
    }

    private static String lessons(EvaluationOutcome.Flip flip) {
        String here = ids(flip.onlyHere());
        String there = ids(flip.onlyThere());
        if (here.isEmpty() && there.isEmpty()) {
            return ", with the same lessons";
        }
        return (here.isEmpty() ? "" : ", with " + here) + (there.isEmpty() ? "" : ", without " + there);
    }

    /** Such as {@code L1 to L5, L9}. */
    private static String ids(List<LessonId> lessons) {
        long[] numbers = lessons.stream().mapToLong(LessonId::number).sorted().toArray();
        List<String> ranges = new ArrayList<>();
        for (int from = 0; from < numbers.length; ) {
            int to = from;
            while (to + 1 < numbers.length && numbers[to + 1] == numbers[to] + 1) {
                to++;
            }
            if (to - from + 1 >= RANGE) {
                ranges.add("L" + numbers[from] + " to L" + numbers[to]);
            } else {
                for (int place = from; place <= to; place++) {
                    ranges.add("L" + numbers[place]);
                }
            }
            from = to + 1;
        }
        return named(ranges, 2 * NAMED);
    }

    private static String named(List<String> names, int most) {
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }
}
