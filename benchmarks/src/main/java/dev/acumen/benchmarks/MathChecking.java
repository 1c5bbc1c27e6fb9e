package dev.acumen.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * How long one verdict of {@code math} and {@code numeric} takes: integers, LaTeX, and input made to hurt. Prints percentiles, which other
 * work on the machine moves less than it does a mean.
 *
 * <p>Argument: a pattern for the names of the measurements (all).
 */
public final class MathChecking {

    private static final double[] PERCENTILES = {0, 50, 90, 99};

    private MathChecking() {}

    /** Prints the table. */
    public static void main(String[] args) throws RunnerException {
        String only = args.length > 0 ? args[0] : "";
        PrintStream out = System.out;
        out.println("microseconds for one verdict   verdicts      least     median       90 %       99 %");
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(MathBenchmark.class.getSimpleName() + "\\..*" + only)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            Statistics times = result.getPrimaryResult().getStatistics();
            out.printf(Locale.ROOT, "%-28s %,10d", result.getPrimaryResult().getLabel(), times.getN());
            for (double percentile : PERCENTILES) {
                out.printf(Locale.ROOT, " %,10.0f", times.getPercentile(percentile));
            }
            out.println();
        }
    }
}
