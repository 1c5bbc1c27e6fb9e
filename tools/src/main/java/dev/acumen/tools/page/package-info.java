/**
 * Turns documents into text that a model reads: HTML, PDF, Markdown, JSON and plain text. Start with
 * {@link dev.acumen.tools.page.Documents}. May import {@code core.tool}.
 */
@NullMarked
package dev.acumen.tools.page;

import org.jspecify.annotations.NullMarked;
