package dev.acumen.core.tool;

/** Why a tool call has no answer. */
public enum ToolProblem {
    /** There is no tool of that name. */
    UNKNOWN_TOOL,
    /** The arguments are no JSON object, or not what the tool takes. */
    BAD_ARGUMENTS,
    /** No answer in time. */
    TIMED_OUT,
    /** The tool could not do it. */
    FAILED,
    /** The same call for the third time in a row. */
    REPEATED
}
