/** What a page is, and in which parts it is read. May import nothing of ours. */
@NullMarked
package dev.acumen.tools.internal.page;

import org.jspecify.annotations.NullMarked;
