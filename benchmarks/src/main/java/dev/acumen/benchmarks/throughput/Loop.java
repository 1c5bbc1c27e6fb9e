package dev.acumen.benchmarks.throughput;

import java.net.URI;
import java.util.List;

/** A way to make calls. */
interface Loop extends AutoCloseable {

    /**
     * Makes all calls of a setting. The answers, {@link Practice#SAMPLES} for each task, in the order of the tasks.
     *
     * @param server up to and including {@code /v1}
     * @param pass a name of its own
     */
    List<String> run(URI server, Setting setting, String pass);

    /** Ends it. */
    @Override
    void close();
}
