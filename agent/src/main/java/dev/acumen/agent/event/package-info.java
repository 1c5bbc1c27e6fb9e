/**
 * One stream of what happens in a run, behind progress, logs and traces. Start with
 * {@link dev.acumen.agent.event.RunEvent}. May import {@code agent.report}, {@code agent.compare} and core.
 */
@NullMarked
package dev.acumen.agent.event;

import org.jspecify.annotations.NullMarked;
