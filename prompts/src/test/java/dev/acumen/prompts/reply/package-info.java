/** Tests of the prompts and their renderer. */
@NullMarked
package dev.acumen.prompts.reply;

import org.jspecify.annotations.NullMarked;
