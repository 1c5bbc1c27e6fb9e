/**
 * Fetches addresses of the web safely: within limits, and never from a network that was not meant. Start with
 * {@link dev.acumen.tools.fetch.HttpFetcher}. May import {@code tools.page} for the kinds of content that can be read.
 */
@NullMarked
package dev.acumen.tools.fetch;

import org.jspecify.annotations.NullMarked;
