package dev.acumen.benchmarks.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Pairs as lines of text, and whether they reach the targets. */
public final class Report {

    private static final int CROWD = 1_024;
    private static final double WALL = 1.1;
    private static final double WALL_OF_A_CROWD = 1.15;
    private static final double CPU = 1.3;
    private static final double MEGABYTES = 1_000;

    /** The line above {@link #line}. */
    public static final String HEAD =
            "                          wall / ideal      CPU ms per call        of it compiling   peak resident MB   close\n"
                    + " in flight  latency  calls  Acumen    bare   Acumen   bare  ratio   Acumen    bare    Acumen    bare         s   whole";

    private Report() {}

    /** One pair. */
    public static String line(Pair pair) {
        return String.format(
                Locale.ROOT,
                "%10d %6.1f s %6d  %6.3f  %6.3f   %6.2f %6.2f  %5.2f   %5.0f %%  %4.0f %%    %6s  %6s    %6.1f   %s",
                pair.setting().inFlight(),
                pair.setting().latency().toMillis() / 1e3,
                pair.setting().calls(),
                pair.wallRatio(),
                pair.bareWallRatio(),
                pair.cpuMillis(),
                pair.bareCpuMillis(),
                pair.cpuRatio(),
                pair.acumen().compilingShare(),
                pair.bare().compilingShare(),
                megabytes(pair.acumen().peakMegabytes()),
                megabytes(pair.bare().peakMegabytes()),
                pair.acumen().closingSeconds(),
                pair.isWhole() ? "yes" : "NO: " + pair);
    }

    /** What the pairs of one setting come to, by their medians, against the targets. */
    public static List<String> verdicts(List<Pair> pairs) {
        Setting setting = pairs.get(0).setting();
        double wall = setting.inFlight() < CROWD ? WALL : WALL_OF_A_CROWD;
        List<String> lines = new ArrayList<>();
        lines.add(verdict(
                setting,
                "wall / ideal",
                median(pairs, Pair::wallRatio),
                wall,
                "bare loop " + number(median(pairs, Pair::bareWallRatio))));
        lines.add(verdict(
                setting,
                "CPU / bare loop",
                median(pairs, Pair::cpuRatio),
                CPU,
                number(median(pairs, Pair::cpuMillis)) + " ms per call"));
        if (setting.inFlight() >= CROWD && pairs.get(0).acumen().peakMegabytes() != null) {
            lines.add(verdict(
                    setting,
                    "resident MB",
                    median(pairs, Report::resident),
                    MEGABYTES,
                    "bare loop " + number(median(pairs, Report::bareResident))));
        }
        return lines;
    }

    private static String verdict(Setting setting, String what, double measured, double target, String beside) {
        return String.format(
                Locale.ROOT,
                "%5d in flight: %-16s %8s, at most %-8s %s (%s)",
                setting.inFlight(),
                what,
                number(measured),
                number(target),
                measured <= target ? "pass" : "SHORT",
                beside);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < CROWD / 10.0 ? "%.3f" : "%.0f", value);
    }

    private static double resident(Pair pair) {
        return orNaN(pair.acumen().peakMegabytes());
    }

    private static double bareResident(Pair pair) {
        return orNaN(pair.bare().peakMegabytes());
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        double[] sorted = pairs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String megabytes(@Nullable Double value) {
        return value == null ? "not measured" : String.format(Locale.ROOT, "%.0f", value);
    }
}
