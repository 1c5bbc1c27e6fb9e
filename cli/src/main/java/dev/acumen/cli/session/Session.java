package dev.acumen.cli.session;

import dev.acumen.core.text.ShellWord;
import dev.acumen.files.FileProblem;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What every command has.
 *
 * @param terminal where it writes
 * @param environment what runs find around them
 */
public record Session(Terminal terminal, RunEnvironment environment) {

    /**
     * A session whose notices go to its terminal.
     *
     * @param terminal where commands write
     * @param variables the environment variables
     * @param directory the working directory
     * @param clock the time
     */
    public Session(Terminal terminal, Map<String, String> variables, Path directory, Clock clock) {
        this(terminal, new RunEnvironment(variables, directory, clock, terminal::notice));
    }

    /** The working directory. */
    public Path directory() {
        return environment.directory();
    }

    /** The time. */
    public Clock clock() {
        return environment.clock();
    }

    /** The variable's value, unless it is missing or blank. */
    public Optional<String> variable(String name) {
        return environment.variable(name);
    }

    /** A path given by the user, from the working directory. */
    public Path path(String given) {
        return environment.path(given);
    }

    /** A path or name as a person may paste it into a command. */
    public String typed(String pathOrName) {
        return ShellWord.ofPath(pathOrName);
    }

    /** What to tell the user of a file that cannot be read. */
    public UserError unreadable(String given, IOException e) {
        return UserError.input("cannot read " + given + ": " + FileProblem.reading(path(given), e));
    }

    /** What to tell the user of a file that cannot be written. */
    public UserError unwritable(String given, IOException e) {
        return new UserError(
                UserError.Kind.STORAGE, "cannot write " + given + ": " + FileProblem.writing(path(given), e));
    }

    /** A path as the user would write it. */
    public String shown(Path path) {
        return environment.shown(path);
    }
}
