/**
 * Questions, which are no runs: they read the store and leave a line in a log of their own. Start with
 * {@link dev.acumen.runtime.ask.AskSpec}. May import the runtime's {@code agent}, {@code config}, {@code connect}, {@code domain},
 * {@code environment}, {@code report} and {@code run}.
 */
@NullMarked
package dev.acumen.runtime.ask;

import org.jspecify.annotations.NullMarked;
