/** Boxes in a reply. May import nothing of ours. */
@NullMarked
package dev.acumen.math.internal;

import org.jspecify.annotations.NullMarked;
