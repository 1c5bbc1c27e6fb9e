package dev.acumen.cli.session;

import dev.acumen.runtime.environment.RunEnvironment;
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

    /** A path as the user would write it. */
    public String shown(Path path) {
        return environment.shown(path);
    }
}
