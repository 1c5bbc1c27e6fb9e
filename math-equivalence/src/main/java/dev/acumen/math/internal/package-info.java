/** Boxes in a reply, the ways to write a number, and files in the jar. May import nothing of ours. */
@NullMarked
package dev.acumen.math.internal;

import org.jspecify.annotations.NullMarked;
