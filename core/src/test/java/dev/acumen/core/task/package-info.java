/** Tests of tasks. */
@NullMarked
package dev.acumen.core.task;

import org.jspecify.annotations.NullMarked;
