/** What happens in rollouts. Start with {@link dev.acumen.agent.event.RolloutEvent}. May import core. */
@NullMarked
package dev.acumen.agent.event;

import org.jspecify.annotations.NullMarked;
