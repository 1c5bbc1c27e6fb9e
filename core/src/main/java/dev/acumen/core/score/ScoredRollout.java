package dev.acumen.core.score;

import dev.acumen.core.rollout.Rollout;

/** An attempt and what the evaluator said of it. */
public record ScoredRollout(Rollout rollout, Score score) {}
