package dev.acumen.cli.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What every command has.
 *
 * @param terminal where it writes
 * @param environment the environment variables
 * @param directory the working directory
 * @param clock the time
 */
public record Session(Terminal terminal, Map<String, String> environment, Path directory, Clock clock) {

    public Session {
        environment = Map.copyOf(environment);
    }

    /** The variable's value, unless it is missing or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A path given by the user, from the working directory. */
    public Path path(String given) {
        return directory.resolve(given);
    }

    /** A path as the user would write it. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
