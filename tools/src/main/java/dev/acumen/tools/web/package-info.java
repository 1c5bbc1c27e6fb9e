/**
 * Lets an agent read pages of the web. Start with {@link dev.acumen.tools.web.PageTool}. May import {@code core.tool}, {@code tools.fetch} and
 * {@code tools.page}.
 */
@NullMarked
package dev.acumen.tools.web;

import org.jspecify.annotations.NullMarked;
