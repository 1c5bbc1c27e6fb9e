/**
 * What was learned: lessons with ids for life, versions addressed by content, and the one way to change them. Start
 * with {@link dev.acumen.core.library.LibraryVersion}. May import {@code core.run}, {@code core.task} and
 * {@code core.hash}.
 */
@NullMarked
package dev.acumen.core.library;

import org.jspecify.annotations.NullMarked;
