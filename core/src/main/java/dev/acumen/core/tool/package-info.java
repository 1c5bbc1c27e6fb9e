/**
 * What an agent may call. Start with {@link dev.acumen.core.tool.Toolkit}. May import {@code core.run}.
 */
@NullMarked
package dev.acumen.core.tool;

import org.jspecify.annotations.NullMarked;
