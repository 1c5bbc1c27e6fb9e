package dev.acumen.core.tool;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a tool call.
 *
 * @param text what the model is shown: the answer, cut with a visible mark where it was too long, or one line on what is wrong
 * @param length of the whole answer, in characters
 * @param problem why there is no answer, if there is none
 * @param took from the call to the answer
 */
public record ToolAnswer(String text, int length, Optional<ToolProblem> problem, Duration took) {}
