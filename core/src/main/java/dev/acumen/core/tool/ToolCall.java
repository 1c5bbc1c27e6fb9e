package dev.acumen.core.tool;

/**
 * One call of a tool.
 *
 * @param turn of the attempt, from 1
 * @param place among the calls of the turn, from 0
 * @param tool its name
 * @param arguments a JSON object
 */
public record ToolCall(int turn, int place, String tool, String arguments) {

    public ToolCall {
        if (turn < 1 || place < 0) {
            throw new IllegalArgumentException("turns start at 1 and places at 0, not " + turn + " and " + place);
        }
    }
}
