package dev.acumen.cli.session;

import dev.acumen.core.text.ShellWord;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command takes. */
public final class CommonOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept (default: $ACUMEN_HOME, else .acumen).")
    private Optional<String> home = Optional.empty();

    @Option(
            names = "--json",
            description =
                    "Print the result as one line of JSON, and nothing for people but progress, warnings and errors.")
    private boolean json;

    @Option(
            names = "--verbose",
            description =
                    "Show stack traces of errors; with --json, also what is otherwise printed for people, on standard error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by the command line's parser
    private boolean help;

    /** Where everything is kept. */
    public Path home(Session session) {
        return session.path(home.or(() -> session.variable("ACUMEN_HOME")).orElse(".acumen"));
    }

    /** What a further command needs to find the same, as it was given: a space and the options, or nothing. */
    public String again() {
        return home.map(given -> " --home " + ShellWord.ofPath(given)).orElse("");
    }

    /** An option as it was given, a space before it and in quotes where a shell needs them; nothing if it was not given. */
    public static String again(String name, Optional<String> value) {
        return value.map(given -> " " + name + " " + ShellWord.of(given)).orElse("");
    }

    /** Whether the result is wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Whether stack traces are wanted, and with JSON what is printed for people. */
    public boolean verbose() {
        return verbose;
    }
}
