/** Tests of scores. */
@NullMarked
package dev.acumen.core.score;

import org.jspecify.annotations.NullMarked;
