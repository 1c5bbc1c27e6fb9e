/**
 * Asks for replies in a form, and finds what was asked for in what a model replied. Start with
 * {@link dev.acumen.prompts.reply.FormedReply}. May import {@code prompts} and {@code core.run}.
 */
@NullMarked
package dev.acumen.prompts.reply;

import org.jspecify.annotations.NullMarked;
