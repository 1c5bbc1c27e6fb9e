/** Tests of attempts. */
@NullMarked
package dev.acumen.core.rollout;

import org.jspecify.annotations.NullMarked;
