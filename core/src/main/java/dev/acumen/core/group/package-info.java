/**
 * Attempts relative to their siblings. Start with {@link dev.acumen.core.group.Group}. May import
 * {@code core.score} and what it imports.
 */
@NullMarked
package dev.acumen.core.group;

import org.jspecify.annotations.NullMarked;
