/**
 * What an agent may call. Start with {@link dev.acumen.tools.Calculator}. May import {@code core}.
 */
@NullMarked
package dev.acumen.tools;

import org.jspecify.annotations.NullMarked;
