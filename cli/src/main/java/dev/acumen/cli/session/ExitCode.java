package dev.acumen.cli.session;

import dev.acumen.runtime.environment.UserError;

/** What the process returns. Documented in docs/exit-codes.md. */
public final class ExitCode {

    /** Success. */
    public static final int OK = 0;
    /** Something that should not happen. */
    public static final int INTERNAL = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** A file given by the user, or its absence: data, domain, configuration, prompts, library file. */
    public static final int INPUT = 3;
    /** The endpoint: unreachable, wrong key, unknown model, too many failures. */
    public static final int ENDPOINT = 4;
    /** Somebody else has the store open, or moved the library's head. */
    public static final int BUSY = 5;
    /** The disk: full, unwritable, a damaged journal. */
    public static final int STORAGE = 6;
    /** The budget is spent. */
    public static final int BUDGET = 7;
    /** A run that was done over came out differently. */
    public static final int DIFFERENT = 8;
    /** What was learned is worse than what the run began with, and was rolled back. */
    public static final int ROLLED_BACK = 9;
    /** Stopped by Ctrl-C or a signal. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** For something that the user can put right. */
    public static int of(UserError.Kind kind) {
        return switch (kind) {
            case USAGE -> USAGE;
            case INPUT -> INPUT;
            case ENDPOINT -> ENDPOINT;
            case BUSY -> BUSY;
            case STORAGE -> STORAGE;
        };
    }
}
