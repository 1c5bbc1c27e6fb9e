/** Tests of the prompts and their renderer. */
@NullMarked
package dev.acumen.prompts;

import org.jspecify.annotations.NullMarked;
