/**
 * A folder of documents as something to search and read. Start with {@link dev.acumen.tools.corpus.Corpus}. May import
 * {@code tools.fetch}, {@code tools.page}, {@code tools.internal} and {@code core}.
 */
@NullMarked
package dev.acumen.tools.corpus;

import org.jspecify.annotations.NullMarked;
