/** Tests of the web domain. */
@NullMarked
package dev.acumen.endpoints.simulated.web;

import org.jspecify.annotations.NullMarked;
