/** Tests of the freight domain. */
@NullMarked
package dev.acumen.endpoints.simulated.freight;

import org.jspecify.annotations.NullMarked;
