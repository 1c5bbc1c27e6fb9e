/** Tests of the simulated endpoint over real HTTP. */
@NullMarked
package dev.acumen.endpoints.simulated;

import org.jspecify.annotations.NullMarked;
