/**
 * What those who work with tools are shown and say, turn by turn. Start with
 * {@link dev.acumen.simulation.internal.turns.Trail}. May import {@code simulated.practice}.
 */
@NullMarked
package dev.acumen.simulation.internal.turns;

import org.jspecify.annotations.NullMarked;
