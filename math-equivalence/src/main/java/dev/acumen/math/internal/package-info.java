/** Boxes in a reply, and the ways to write a number. May import nothing of ours. */
@NullMarked
package dev.acumen.math.internal;

import org.jspecify.annotations.NullMarked;
