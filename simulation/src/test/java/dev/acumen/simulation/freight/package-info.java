/** Tests of the freight domain. */
@NullMarked
package dev.acumen.simulation.freight;

import org.jspecify.annotations.NullMarked;
