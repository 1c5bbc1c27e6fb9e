/**
 * Texts in the order in which they fit a query. Start with {@link dev.acumen.tools.ranking.Bm25Ranking}. May import {@code tools.internal}.
 */
@NullMarked
package dev.acumen.tools.ranking;

import org.jspecify.annotations.NullMarked;
