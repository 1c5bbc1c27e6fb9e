/**
 * The HTTP client beneath langchain4j. Start with {@link dev.acumen.endpoints.internal.http.PinnedHttpClient}. Imports nothing of
 * Acumen.
 */
@NullMarked
package dev.acumen.endpoints.internal.http;

import org.jspecify.annotations.NullMarked;
