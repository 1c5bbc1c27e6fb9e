/**
 * Numbers for groups: which attempt did better than its siblings. Start with
 * {@link dev.acumen.learning.group.AdvantageEstimator}. Imports only core.
 */
@NullMarked
package dev.acumen.learning.group;

import org.jspecify.annotations.NullMarked;
