/**
 * Finds what a model was asked for in what it replied. Start with {@link dev.acumen.prompts.reply.TolerantJson}. Imports nothing
 * of Acumen.
 */
@NullMarked
package dev.acumen.prompts.reply;

import org.jspecify.annotations.NullMarked;
