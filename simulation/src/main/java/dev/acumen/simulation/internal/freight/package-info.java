/** The tariff and the house rules of the freight domain. May import core and {@code simulation.internal.practice}. */
@NullMarked
package dev.acumen.simulation.internal.freight;

import org.jspecify.annotations.NullMarked;
