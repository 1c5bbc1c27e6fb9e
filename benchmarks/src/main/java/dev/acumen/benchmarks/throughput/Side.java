package dev.acumen.benchmarks.throughput;

/** What is measured. */
enum Side {
    /** A sweep as a run makes it: engine, endpoint with all its policies, journal on the disk. */
    ACUMEN,
    /** langchain4j's model and a pool of threads, nothing else. */
    BARE
}
