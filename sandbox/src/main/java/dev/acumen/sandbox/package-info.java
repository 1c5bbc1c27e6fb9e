/**
 * Where code that a model wrote runs. Start with {@link dev.acumen.sandbox.Bubblewrap}. May import {@code sandbox.process}.
 */
@NullMarked
package dev.acumen.sandbox;

import org.jspecify.annotations.NullMarked;
