/**
 * What happens while a run goes on, as it happens. Start with {@link dev.acumen.core.event.CallEvent}. May import
 * {@code core.journal} and {@code core.run}.
 */
@NullMarked
package dev.acumen.core.event;

import org.jspecify.annotations.NullMarked;
