package dev.acumen.core.library;

import dev.acumen.core.run.RolloutId;
import java.util.OptionalDouble;

/**
 * One attempt a lesson was drawn from.
 *
 * @param rollout the attempt
 * @param reward its reward, empty if it was not graded
 */
public record Evidence(RolloutId rollout, OptionalDouble reward) {}
