/**
 * Processes with limits, and the end of all they start. Start with {@link dev.acumen.sandbox.process.BoundedProcess}. May import nothing
 * of ours.
 */
@NullMarked
package dev.acumen.sandbox.process;

import org.jspecify.annotations.NullMarked;
