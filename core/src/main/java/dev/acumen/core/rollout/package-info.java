/**
 * What happened in one attempt. Start with {@link dev.acumen.core.rollout.Rollout}. May import {@code core.library},
 * {@code core.run}, {@code core.task} and {@code core.tool}.
 */
@NullMarked
package dev.acumen.core.rollout;

import org.jspecify.annotations.NullMarked;
