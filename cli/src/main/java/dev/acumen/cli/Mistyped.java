package dev.acumen.cli;

import dev.acumen.core.text.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of a command line that cannot be taken what is wrong with it, and what may have been meant. */
final class Mistyped {

    private Mistyped() {}

    /** One line. */
    static String words(ParameterException error) {
        CommandLine line = error.getCommandLine();
        List<String> unmatched = error instanceof UnmatchedArgumentException found
                ? found.getUnmatched()
                // What is missing besides was perhaps taken for the value of such an option.
                : line.getUnmatchedArguments().stream()
                        .filter(Mistyped::isOption)
                        .toList();
        if (unmatched.isEmpty()) {
            return String.valueOf(error.getMessage());
        }
        String first = unmatched.get(0);
        String command = "'" + line.getCommandSpec().qualifiedName() + "'";
        if (isOption(first)) {
            String name = first.replaceFirst("=.*", "");
            if (line.getSubcommands().values().stream().anyMatch(below -> takes(below, name))) {
                return "the option '" + name + "' stands behind the command that it is for, not before it";
            }
            return command + " has no option '" + name + "'" + NearestName.suggestion(name, options(line));
        }
        if (line.getSubcommands().isEmpty()) {
            return command + " does not know what to do with '" + first
                    + "'; words that belong together stand in quotes";
        }
        return command + " has no command '" + first + "'"
                + NearestName.suggestion(
                        first, List.copyOf(line.getSubcommands().keySet()));
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-") && !Character.isDigit(word.charAt(1));
    }

    private static boolean takes(CommandLine line, String option) {
        return options(line).contains(option)
                || line.getSubcommands().values().stream().anyMatch(below -> takes(below, option));
    }

    private static List<String> options(CommandLine line) {
        return Stream.concat(
                        line.getCommandSpec().options().stream()
                                .filter(option -> !option.hidden())
                                .flatMap(option -> Arrays.stream(option.names())),
                        Stream.of(HelpText.ALL))
                .toList();
    }
}
