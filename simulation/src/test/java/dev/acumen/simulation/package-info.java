/** Tests of the simulated endpoint over real HTTP. */
@NullMarked
package dev.acumen.simulation;

import org.jspecify.annotations.NullMarked;
