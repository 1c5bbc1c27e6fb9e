/** Whether an evaluator still works. May import {@code agent.scoring} and core. */
@NullMarked
package dev.acumen.agent.internal;

import org.jspecify.annotations.NullMarked;
