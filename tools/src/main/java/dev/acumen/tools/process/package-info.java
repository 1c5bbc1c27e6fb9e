/**
 * Processes with limits, and the end of all they start. Start with {@link dev.acumen.tools.process.BoundedProcess}. May import nothing
 * of ours.
 */
@NullMarked
package dev.acumen.tools.process;

import org.jspecify.annotations.NullMarked;
