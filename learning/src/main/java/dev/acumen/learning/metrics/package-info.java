/**
 * What scores of several attempts at each task come to: mean, pass@k, pass^k and majority@k. Start with
 * {@link dev.acumen.learning.metrics.MetricTable}. May import {@code core} only.
 */
@NullMarked
package dev.acumen.learning.metrics;

import org.jspecify.annotations.NullMarked;
