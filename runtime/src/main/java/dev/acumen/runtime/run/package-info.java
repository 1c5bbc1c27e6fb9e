/**
 * Runs: what decides them, how they begin and are taken up, what they come to. Start with {@link dev.acumen.runtime.run.LearnSpec}. May import the
 * runtime's {@code agent}, {@code config}, {@code connect}, {@code domain}, {@code environment} and {@code report}.
 */
@NullMarked
package dev.acumen.runtime.run;

import org.jspecify.annotations.NullMarked;
