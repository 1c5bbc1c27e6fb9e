/**
 * How an evaluator of somebody else gets a name. Start with {@link dev.acumen.evaluators.spi.EvaluatorFactory}. May import
 * {@code core} only.
 */
@NullMarked
package dev.acumen.evaluators.spi;

import org.jspecify.annotations.NullMarked;
