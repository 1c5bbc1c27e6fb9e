/**
 * The two parts the simulated endpoint plays, clerk and reviewer, as functions of what stands in a conversation. Start with
 * {@link dev.acumen.simulation.internal.parts.Cast}. Imports {@code core}, {@code practice}, the freight domain and the
 * searcher of the web domain.
 */
@NullMarked
package dev.acumen.simulation.internal.parts;

import org.jspecify.annotations.NullMarked;
