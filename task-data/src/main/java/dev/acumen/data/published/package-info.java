/**
 * Published data sets by name, fetched and held against their hashes. Start with {@link dev.acumen.data.published.Catalogue} and
 * {@link dev.acumen.data.published.Fetch}. May import {@code data} and {@code net}.
 */
@NullMarked
package dev.acumen.data.published;

import org.jspecify.annotations.NullMarked;
