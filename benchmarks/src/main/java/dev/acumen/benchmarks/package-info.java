/**
 * Measured claims: programs that reprint the numbers in docs/. Start with
 * {@link dev.acumen.benchmarks.FreightLearning}. May import every module but the command line's.
 */
@NullMarked
package dev.acumen.benchmarks;

import org.jspecify.annotations.NullMarked;
