/** Texts as words. */
@NullMarked
package dev.acumen.learning.internal.words;

import org.jspecify.annotations.NullMarked;
