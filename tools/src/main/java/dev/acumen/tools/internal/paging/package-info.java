/** Cuts a document into pages. May import {@code tools.page}. */
@NullMarked
package dev.acumen.tools.internal.paging;

import org.jspecify.annotations.NullMarked;
