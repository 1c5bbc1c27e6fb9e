package dev.acumen.agent.rollout;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Trajectory;

/** What an agent made of its assignment. */
public record Attempt(Trajectory trajectory, Ending ending) {}
