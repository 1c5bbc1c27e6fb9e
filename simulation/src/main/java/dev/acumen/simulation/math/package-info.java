/**
 * The built-in domain with a calculator: made-up problems, and who plays at solving them. Start with
 * {@link dev.acumen.simulation.math.MathDomain}. May import {@code simulated.practice}, {@code simulated.turns} and {@code core}.
 */
@NullMarked
package dev.acumen.simulation.math;

import org.jspecify.annotations.NullMarked;
