/**
 * Text that somebody else wrote, as people may see it. Start with {@link dev.acumen.core.text.VisibleText}. Imports nothing of Acumen.
 */
@NullMarked
package dev.acumen.core.text;

import org.jspecify.annotations.NullMarked;
