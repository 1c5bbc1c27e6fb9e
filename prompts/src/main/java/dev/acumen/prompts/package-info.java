/**
 * Every prompt of Acumen as a file, and the strict renderer. Start with {@link dev.acumen.prompts.PromptBook}. Imports
 * nothing of Acumen; the template engine stays in here.
 */
@NullMarked
package dev.acumen.prompts;

import org.jspecify.annotations.NullMarked;
