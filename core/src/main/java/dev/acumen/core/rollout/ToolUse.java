package dev.acumen.core.rollout;

import dev.acumen.core.tool.ToolProblem;
import java.time.Duration;
import java.util.Optional;

/**
 * One tool call of a turn. What it asked and was answered stands among the messages.
 *
 * @param id that the model gave it
 * @param tool its name
 * @param length of the answer, in characters
 * @param shown of them to the model
 * @param problem why there is no answer, if there is none
 * @param took from the call to the answer
 */
public record ToolUse(String id, String tool, int length, int shown, Optional<ToolProblem> problem, Duration took) {}
