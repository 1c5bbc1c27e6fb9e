/**
 * Searching the web by services that are asked over HTTP. Start with {@link dev.acumen.tools.search.SearchEngines} and
 * {@link dev.acumen.tools.search.SearchTool}. May import {@code core.tool} and {@code tools.internal.wire}.
 */
@NullMarked
package dev.acumen.tools.search;

import org.jspecify.annotations.NullMarked;
