/**
 * Scoring all attempts of a group together. Start with {@link dev.acumen.agent.scoring.GroupScorer}. Imports only core.
 */
@NullMarked
package dev.acumen.agent.scoring;

import org.jspecify.annotations.NullMarked;
