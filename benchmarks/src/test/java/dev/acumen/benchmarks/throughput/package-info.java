/** Tests of the benchmark of throughput. */
@NullMarked
package dev.acumen.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
