/**
 * What people do with libraries: find versions, see where a lesson came from, move heads, carry files. Start with
 * {@link dev.acumen.runtime.library.LibraryEditor}. May import {@code runtime.environment}, the store, learning and core.
 */
@NullMarked
package dev.acumen.runtime.library;

import org.jspecify.annotations.NullMarked;
