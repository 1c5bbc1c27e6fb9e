/**
 * What a run will take, told from a small part of it. Start with {@link dev.acumen.learning.estimate.Estimate}. May import
 * {@code learning.report}, {@code learning.compare} and core.
 */
@NullMarked
package dev.acumen.learning.estimate;

import org.jspecify.annotations.NullMarked;
