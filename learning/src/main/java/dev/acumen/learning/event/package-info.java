/**
 * One stream of what happens in a run, behind progress, logs and traces. Start with
 * {@link dev.acumen.learning.event.RunEvent}. May import {@code learning.report}, {@code learning.compare} and core.
 */
@NullMarked
package dev.acumen.learning.event;

import org.jspecify.annotations.NullMarked;
