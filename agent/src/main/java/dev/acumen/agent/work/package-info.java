/**
 * Doing many slow things at once and getting the results in order. Start with {@link dev.acumen.agent.work.Workers}.
 * Imports nothing of Acumen but {@code core.run}.
 */
@NullMarked
package dev.acumen.agent.work;

import org.jspecify.annotations.NullMarked;
