/**
 * Numbers for groups: which attempt did better than its siblings. Start with
 * {@link dev.acumen.agent.group.AdvantageEstimator}. Imports only core.
 */
@NullMarked
package dev.acumen.agent.group;

import org.jspecify.annotations.NullMarked;
