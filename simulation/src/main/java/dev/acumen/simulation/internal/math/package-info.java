/** The problems of the math domain and who solves them. May import core and other internal packages. */
@NullMarked
package dev.acumen.simulation.internal.math;

import org.jspecify.annotations.NullMarked;
