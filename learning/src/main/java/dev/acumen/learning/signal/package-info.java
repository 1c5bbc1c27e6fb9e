/**
 * Learning signals by name: what {@code --signal} may say and which strategies it stands for. Start with {@link dev.acumen.learning.signal.Signal}. Imports {@code core} and
 * {@code learning.group}.
 */
@NullMarked
package dev.acumen.learning.signal;

import org.jspecify.annotations.NullMarked;
