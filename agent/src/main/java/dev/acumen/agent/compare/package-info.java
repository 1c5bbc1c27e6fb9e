/**
 * Comparing two versions on the same tasks. Start with {@link dev.acumen.agent.compare.PairedComparison}. Imports only core.
 */
@NullMarked
package dev.acumen.agent.compare;

import org.jspecify.annotations.NullMarked;
