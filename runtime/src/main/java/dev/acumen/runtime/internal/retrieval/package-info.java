/** Which lessons stand before a task. May import {@code agent.rollout} and core. */
@NullMarked
package dev.acumen.runtime.internal.retrieval;

import org.jspecify.annotations.NullMarked;
