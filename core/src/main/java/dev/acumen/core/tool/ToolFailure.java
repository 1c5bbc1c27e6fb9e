package dev.acumen.core.tool;

/** A tool has no answer. The message is one line that a model reads: what is wrong, and what to do instead. */
public final class ToolFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ToolProblem problem;

    /** The tool could not do it. */
    public ToolFailure(String message) {
        this(ToolProblem.FAILED, message);
    }

    /** There is no answer for the given reason. */
    public ToolFailure(ToolProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /** Why there is no answer. */
    public ToolProblem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
