/**
 * Where code that a model wrote runs. Start with {@link dev.acumen.tools.sandbox.Bubblewrap}. May import {@code tools.process}.
 */
@NullMarked
package dev.acumen.tools.sandbox;

import org.jspecify.annotations.NullMarked;
