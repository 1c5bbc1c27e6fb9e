package dev.acumen.cli.command;

import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.UserError;
import picocli.CommandLine.Option;

/** Which run a command goes on with: unless told otherwise the newest unfinished one that is the same, else a new one. */
final class RunChoice {

    @Option(names = "--new-run", description = "Begin a new run even if an unfinished one could be continued.")
    private boolean newRun;

    @Option(
            names = "--continue",
            description = {
                "Go on with the newest unfinished run even if settings, tasks or prompts differ from it, as long as none of",
                "its steps is decided: what was asked the same way is not asked again."
            })
    private boolean goOn;

    /** Whether a new one is wanted. */
    boolean isNew() {
        return newRun;
    }

    /**
     * Whether the newest unfinished one is wanted, however it differs.
     *
     * @throws UserError if a new one is wanted too
     */
    boolean isOld() {
        if (newRun && goOn) {
            throw new UserError(ExitCode.USAGE, "--new-run and --continue do not go together");
        }
        return goOn;
    }

    /** Always a new one. */
    static RunChoice always() {
        RunChoice choice = new RunChoice();
        choice.newRun = true;
        return choice;
    }
}
