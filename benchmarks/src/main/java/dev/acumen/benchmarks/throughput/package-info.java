/**
 * How fast many slow calls are made, and at what cost, beside a bare langchain4j loop. Start with
 * {@link dev.acumen.benchmarks.throughput.Trial}; {@link dev.acumen.benchmarks.throughput.LatencyServer} and
 * {@link dev.acumen.benchmarks.throughput.MeasuredProcess} run in processes of their own. May import every module but the command line's.
 */
@NullMarked
package dev.acumen.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
