package dev.acumen.cli.session;

/** Something the user can put right. The message is one line that says what happened, where, and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode of {@link ExitCode}
     * @param message one line
     */
    public UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** An error in what the user gave: exit code {@link ExitCode#INPUT}. */
    public static UserError input(String message) {
        return new UserError(ExitCode.INPUT, message);
    }

    /** What the process is to return. */
    public int exitCode() {
        return exitCode;
    }
}
