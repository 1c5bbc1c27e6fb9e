/** Tests of endpoints over real HTTP. */
@NullMarked
package dev.acumen.endpoints;

import org.jspecify.annotations.NullMarked;
