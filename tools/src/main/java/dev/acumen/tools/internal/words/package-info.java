/** What counts as a word. May import nothing of Acumen. */
@NullMarked
package dev.acumen.tools.internal.words;

import org.jspecify.annotations.NullMarked;
