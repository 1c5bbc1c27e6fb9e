/**
 * What a run finds around it, and how it says what a user has to put right. Start with
 * {@link dev.acumen.runtime.environment.RunEnvironment}. Imports nothing of ours.
 */
@NullMarked
package dev.acumen.runtime.environment;

import org.jspecify.annotations.NullMarked;
