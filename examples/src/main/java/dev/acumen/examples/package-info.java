/**
 * Five small programs that use Acumen. Start with {@link dev.acumen.examples.LearnAndAsk}. Each practises the made-up domain freight with whatever model
 * its arguments name, so that it can be tried on {@code acumen simulate} too, which is no language model.
 */
@NullMarked
package dev.acumen.examples;

import org.jspecify.annotations.NullMarked;
