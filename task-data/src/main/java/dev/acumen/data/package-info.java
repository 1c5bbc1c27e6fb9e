/**
 * Reading tasks and recorded attempts from files, and splitting tasks into practice, validation and test. Start with
 * {@link dev.acumen.data.TaskFile}. May import {@code core.task} and {@code core.hash}.
 */
@NullMarked
package dev.acumen.data;

import org.jspecify.annotations.NullMarked;
