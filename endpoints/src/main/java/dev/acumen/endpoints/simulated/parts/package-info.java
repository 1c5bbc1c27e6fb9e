/**
 * The two parts the simulated endpoint plays, clerk and reviewer, as functions of what stands in a conversation. Start with
 * {@link dev.acumen.endpoints.simulated.parts.Cast}. Imports {@code core} and the freight domain.
 */
@NullMarked
package dev.acumen.endpoints.simulated.parts;

import org.jspecify.annotations.NullMarked;
