/**
 * What is asked, and what a right answer would be. Start with {@link dev.acumen.core.task.Task}. Imports nothing of
 * Acumen but {@code core.hash}.
 */
@NullMarked
package dev.acumen.core.task;

import org.jspecify.annotations.NullMarked;
