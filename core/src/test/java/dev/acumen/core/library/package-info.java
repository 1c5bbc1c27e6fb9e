/** Tests of lessons and versions. */
@NullMarked
package dev.acumen.core.library;

import org.jspecify.annotations.NullMarked;
