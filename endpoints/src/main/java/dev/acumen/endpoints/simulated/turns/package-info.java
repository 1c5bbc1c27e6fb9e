/**
 * What those who work with tools are shown and say, turn by turn. Start with
 * {@link dev.acumen.endpoints.simulated.turns.Trail}. May import {@code simulated.practice}.
 */
@NullMarked
package dev.acumen.endpoints.simulated.turns;

import org.jspecify.annotations.NullMarked;
