/** Tests of the web domain. */
@NullMarked
package dev.acumen.simulation.web;

import org.jspecify.annotations.NullMarked;
