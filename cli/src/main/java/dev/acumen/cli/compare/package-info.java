/** {@code acumen compare} and {@code acumen library ablate}: versions of lessons, models and agents on the same tasks. Start with {@link dev.acumen.cli.compare.CompareCommand}. */
@NullMarked
package dev.acumen.cli.compare;

import org.jspecify.annotations.NullMarked;
