package dev.acumen.benchmarks.throughput;

import java.util.List;

/** A way to make all calls of a setting, made ready. */
interface Loop extends AutoCloseable {

    /** Makes them. The answers, {@link Practice#SAMPLES} for each task, in the order of the tasks; empty ones for calls that failed. */
    List<String> run();

    /** Ends it. */
    @Override
    void close();
}
