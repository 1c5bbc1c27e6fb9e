package dev.acumen.cli.options;

import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.run.RunChoice;
import picocli.CommandLine.Option;

/** Which run a command goes on with: unless told otherwise the newest unfinished one that is the same, else a new one. */
public final class RunChoiceOptions {

    @Option(
            names = "--new-run",
            description = "Begin a new run even if an unfinished one could be continued, and make every attempt.")
    private boolean newRun;

    @Option(
            names = "--continue",
            description = {
                "Go on with the newest unfinished run even if settings, tasks or prompts differ from it, as long as none of",
                "its steps is decided: what was asked the same way is not asked again."
            })
    private boolean goOn;

    /**
     * The choice.
     *
     * @throws UserError if it contradicts itself
     */
    public RunChoice choice() {
        if (newRun && goOn) {
            throw new UserError(UserError.Kind.USAGE, "--new-run and --continue do not go together");
        }
        return newRun ? RunChoice.NEW : goOn ? RunChoice.CONTINUE : RunChoice.TAKE_UP;
    }
}
