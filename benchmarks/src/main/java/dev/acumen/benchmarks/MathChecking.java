package dev.acumen.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long one verdict of the mathematical checker takes: integers, LaTeX, and input made to hurt. Prints JMH's table.
 *
 * <p>Argument: a pattern for the names of the measurements (all).
 */
public final class MathChecking {

    private MathChecking() {}

    /** Prints the table. */
    public static void main(String[] args) throws RunnerException {
        String only = args.length > 0 ? args[0] : "";
        new Runner(new OptionsBuilder()
                        .include(MathBenchmark.class.getSimpleName() + "\\..*" + only)
                        .build())
                .run();
    }
}
