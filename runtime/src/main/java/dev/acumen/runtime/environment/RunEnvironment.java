package dev.acumen.runtime.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a run finds around it. Immutable; as safe for use by several threads as the consumer of notices is.
 *
 * @param variables the environment variables
 * @param directory which relative paths are seen from
 * @param clock the time
 * @param notices told in one line each what a person should know but no program needs
 */
public record RunEnvironment(Map<String, String> variables, Path directory, Clock clock, Consumer<String> notices) {

    public RunEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The variable's value, unless it is missing or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A path given by the user, from the working directory.
     *
     * @throws UserError if the system knows no such names
     */
    public Path path(String given) {
        return resolved(directory, given);
    }

    /**
     * A path given by the user, from the given folder.
     *
     * @throws UserError if the system knows no such names
     */
    public static Path resolved(Path folder, String given) {
        try {
            return folder.resolve(given);
        } catch (InvalidPathException e) {
            throw UserError.input(
                    "'" + given + "' cannot be the name of a file on this system (" + e.getReason() + ")");
        }
    }

    /** A path as the user would write it. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }

    /** Tells a person something. */
    public void notice(String line) {
        notices.accept(line);
    }

    /** The same without one of the variables. */
    public RunEnvironment without(String variable) {
        Map<String, String> others = new HashMap<>(variables);
        others.remove(variable);
        return new RunEnvironment(others, directory, clock, notices);
    }
}
