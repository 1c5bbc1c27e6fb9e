package dev.acumen.cli;

import dev.acumen.cli.options.AgentOptions;
import dev.acumen.cli.options.BudgetOptions;
import dev.acumen.cli.options.DataOptions;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.EvaluatorOption;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.options.LearnOptions;
import dev.acumen.cli.options.ReviewOption;
import dev.acumen.cli.options.RunChoiceOptions;
import dev.acumen.cli.options.SimulationOptions;
import dev.acumen.cli.session.CommonOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of commands: options under headings, and of a command that has many only those that matter first, unless all are wanted. */
final class HelpText {

    /** What is typed for the options that {@code --help} leaves out. */
    static final String ALL = "--help-all";

    /** A command with more options than this shows those that matter first. */
    private static final int MANY = 16;

    /** Columns of the names, before what they do. */
    private static final int NAMES = 29;

    private static final List<String> FIRST = List.of(
            "--data",
            "--test-data",
            "--evaluator",
            "--url",
            "--model",
            "--library",
            "--until",
            "--epochs",
            "--group-size",
            "--max-calls",
            "--dry-run",
            "--review",
            "--home",
            "--help");

    private static final Map<Class<?>, String> HEADINGS = Map.ofEntries(
            Map.entry(DataOptions.class, "Tasks"),
            Map.entry(EvaluatorOption.class, "Tasks"),
            Map.entry(EndpointOptions.class, "Model"),
            Map.entry(SimulationOptions.class, "Model"),
            Map.entry(LearnOptions.class, "Learning"),
            Map.entry(ReviewOption.class, "Learning"),
            Map.entry(AgentOptions.class, "Tools"),
            Map.entry(BudgetOptions.class, "Limits"),
            Map.entry(RunChoiceOptions.class, "Run"),
            Map.entry(EventOptions.class, "Run"),
            Map.entry(CommonOptions.class, "Everywhere"));

    private static final List<String> ORDER =
            List.of("Options", "Tasks", "Model", "Learning", "Limits", "Tools", "Run", "Everywhere");

    private HelpText() {}

    /** Whether all options are wanted; then {@code --help} stands in the line in place of {@link #ALL}. */
    static boolean wantsAll(String... args) {
        boolean wanted = Arrays.asList(args).contains(ALL);
        Arrays.asList(args).replaceAll(arg -> arg.equals(ALL) ? "--help" : arg);
        return wanted;
    }

    /** Gives a command and those below it their help. */
    static void install(CommandLine line, boolean all) {
        CommandSpec spec = line.getCommandSpec();
        spec.usageMessage().abbreviateSynopsis(true);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(help, all));
        line.getSubcommands().values().forEach(below -> install(below, all));
    }

    private static String options(Help help, boolean all) {
        List<OptionSpec> every = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
        boolean shortened = !all && every.size() > MANY;
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        ORDER.forEach(heading -> groups.put(heading, new ArrayList<>()));
        for (OptionSpec option : every) {
            if (!shortened || Arrays.stream(option.names()).anyMatch(FIRST::contains)) {
                groups.getOrDefault(heading(help.commandSpec(), option), new ArrayList<>())
                        .add(option);
            }
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((heading, options) -> {
            if (!options.isEmpty()) {
                options.sort(Comparator.comparing(OptionSpec::longestName));
                text.append(String.format("%n%s:%n", heading));
                options.forEach(option -> text.append(lines(help, option)));
            }
        });
        if (shortened) {
            text.append(System.lineSeparator())
                    .append("All " + every.size() + " options: "
                            + help.commandSpec().qualifiedName() + " " + ALL)
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    /** An option and what it does, broken at spaces and nowhere else: the parser's own help breaks {@code .acumen} behind its dot. */
    private static String lines(Help help, OptionSpec option) {
        String label = help.parameterLabelRenderer()
                .renderParameterLabel(option, help.ansi(), List.of())
                .plainString();
        String names = option.names().length > 1
                ? "  " + option.shortestName() + ", " + option.longestName()
                : "      " + option.longestName();
        int width = help.commandSpec().usageMessage().width() - NAMES;
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(names + label);
        if (line.length() >= NAMES) {
            text.append(String.format("%s%n", line));
            line.setLength(0);
        }
        line.append(" ".repeat(NAMES - line.length()));
        for (String word : String.join(" ", option.description()).split(" ", -1)) {
            if (line.length() > NAMES && line.length() + 1 + word.length() > NAMES + width) {
                text.append(String.format("%s%n", line));
                line.setLength(0);
                line.append(" ".repeat(NAMES + 2)).append(word);
            } else {
                line.append(line.length() == NAMES ? "" : " ").append(word);
            }
        }
        return text.append(String.format("%s%n", line)).toString();
    }

    private static String heading(CommandSpec spec, ArgSpec option) {
        if (option instanceof OptionSpec asked && (asked.usageHelp() || asked.versionHelp())) {
            return "Everywhere";
        }
        for (Map.Entry<String, CommandSpec> mixin : spec.mixins().entrySet()) {
            CommandSpec group = mixin.getValue();
            if (group.options().contains(option)) {
                Class<?> type = group.userObject() == null
                        ? Object.class
                        : group.userObject().getClass();
                return HEADINGS.getOrDefault(type, "Options");
            }
        }
        return "Options";
    }
}
