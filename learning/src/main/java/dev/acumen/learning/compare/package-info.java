/**
 * Comparing two versions on the same tasks. Start with {@link dev.acumen.learning.compare.PairedComparison}. Imports only core.
 */
@NullMarked
package dev.acumen.learning.compare;

import org.jspecify.annotations.NullMarked;
