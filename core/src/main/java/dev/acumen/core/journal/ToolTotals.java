package dev.acumen.core.journal;

import dev.acumen.core.tool.ToolAnswer;
import java.time.Duration;

/**
 * What the calls of a tool come to.
 *
 * @param calls how many
 * @param problems those without an answer
 * @param took all of them together
 */
public record ToolTotals(long calls, long problems, Duration took) {

    /** Of one call. */
    public static ToolTotals of(ToolAnswer answer) {
        return new ToolTotals(1, answer.problem().isPresent() ? 1 : 0, answer.took());
    }

    /** Of both. */
    public ToolTotals plus(ToolTotals other) {
        return new ToolTotals(calls + other.calls, problems + other.problems, took.plus(other.took));
    }
}
