/**
 * Learning signals: which attempts at a task are compared, by which rewards, and how much each counts. Start with
 * {@link dev.acumen.learning.group.AdvantageEstimator}. Imports only core.
 */
@NullMarked
package dev.acumen.learning.group;

import org.jspecify.annotations.NullMarked;
