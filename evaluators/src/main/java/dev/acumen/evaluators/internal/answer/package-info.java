/**
 * What all comparisons with a reference have in common: which part of a reply is its answer, and whether there is one.
 * Start with {@link dev.acumen.evaluators.internal.answer.ReferenceEvaluator}. May import core and {@code math.answer}.
 */
@NullMarked
package dev.acumen.evaluators.internal.answer;

import org.jspecify.annotations.NullMarked;
