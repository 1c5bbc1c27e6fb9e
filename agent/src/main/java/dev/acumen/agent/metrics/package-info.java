/**
 * What scores of several attempts at each task come to: mean, pass@k, pass^k and majority@k. Start with
 * {@link dev.acumen.agent.metrics.MetricTable}. May import {@code core} only.
 */
@NullMarked
package dev.acumen.agent.metrics;

import org.jspecify.annotations.NullMarked;
