package dev.acumen.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.ask.AskCommand;
import dev.acumen.cli.compare.AblateCommand;
import dev.acumen.cli.compare.CompareCommand;
import dev.acumen.cli.data.DataCommand;
import dev.acumen.cli.eval.EvalCommand;
import dev.acumen.cli.evaluators.EvaluatorsCommand;
import dev.acumen.cli.failure.Failures;
import dev.acumen.cli.init.InitCommand;
import dev.acumen.cli.learn.LearnCommand;
import dev.acumen.cli.learn.RedistillCommand;
import dev.acumen.cli.library.LibraryCommand;
import dev.acumen.cli.runs.RunsCommand;
import dev.acumen.cli.server.DoctorCommand;
import dev.acumen.cli.server.SimulateCommand;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.report.ReportJson;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command: parses a line, runs what it says, and turns whatever goes wrong into one line and an exit code. */
public final class AcumenCommand {

    private final Session session;
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public AcumenCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "acumen",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = {
                "Makes an LLM agent better at a kind of task without touching a weight.",
                "Start with: acumen learn freight"
            },
            footer = {
                "",
                "Exit codes: 0 success, 1 internal error, 2 wrong usage, 3 unusable input, 4 endpoint failure, 5 store in use, "
                        + "6 storage failure, 7 budget spent, 8 a replay that came out differently, 130 stopped by a signal."
            })
    private static final class Root {}

    /** Runs the command line and returns the exit code. */
    public int run(String... args) {
        boolean all = HelpText.wantsAll(args);
        CommandLine line = new CommandLine(new Root());
        subcommands(args).forEach(command -> line.addSubcommand(command.get()));
        HelpText.install(line, all);
        numbers(line, "a whole number", Integer::valueOf, Integer.class, int.class);
        numbers(line, "a whole number", Long::valueOf, Long.class, long.class);
        numbers(line, "a number", Double::valueOf, Double.class, double.class);
        numbers(line, "a number", BigDecimal::new, BigDecimal.class);
        line.setOut(session.terminal().outForLibrary());
        line.setErr(session.terminal().errForLibrary());
        // What is typed is data: a question may begin with @.
        line.setExpandAtFiles(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(this::execute);
        line.setExecutionExceptionHandler((error, at, parsed) -> fail(error));
        line.setParameterExceptionHandler((error, given) -> {
            String words = Mistyped.words(error);
            session.terminal().notice("acumen: " + words);
            session.terminal()
                    .notice("try: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            if (List.of(given).contains("--json")) {
                session.terminal().resultAsJson(false);
                session.terminal().result(errorResult(ExitCode.USAGE, words));
            }
            return ExitCode.USAGE;
        });
        return line.execute(args);
    }

    /** Says of a value that is no number what it should be, and not how Java calls it. */
    @SafeVarargs
    private static <N extends Number> void numbers(
            CommandLine line, String words, CommandLine.ITypeConverter<N> converter, Class<N>... types) {
        for (Class<N> type : types) {
            line.registerConverter(type, value -> {
                try {
                    return converter.convert(value);
                } catch (NumberFormatException e) {
                    throw new CommandLine.TypeConversionException("'" + value + "' is not " + words);
                }
            });
        }
    }

    /** Reading the annotations of a command costs more than running it: of several, only the one that is asked for is made. */
    private Collection<Supplier<Object>> subcommands(String... args) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("learn", () -> new LearnCommand(session));
        commands.put("eval", () -> new EvalCommand(session));
        commands.put("compare", () -> new CompareCommand(session));
        commands.put("ask", () -> new AskCommand(session));
        commands.put("library", () -> LibraryCommand.line(session).addSubcommand(new AblateCommand(session)));
        commands.put("runs", () -> RunsCommand.line(session, new RedistillCommand(session)));
        commands.put("evaluators", () -> new EvaluatorsCommand(session));
        commands.put("data", () -> new DataCommand(session));
        commands.put("init", () -> new InitCommand(session));
        commands.put("doctor", () -> new DoctorCommand(session));
        commands.put("simulate", () -> new SimulateCommand(session));
        String first = args.length == 0 ? "" : args[0];
        if (first.equals("--version") || first.equals("-V")) {
            return List.of();
        }
        Supplier<Object> asked = commands.get(first);
        return asked == null ? commands.values() : List.of(asked);
    }

    private int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        boolean wantsHelp = last.isUsageHelpRequested() || last.isVersionHelpRequested();
        if (!last.commandSpec().subcommands().isEmpty() && !wantsHelp) {
            CommandLine asked = last.commandSpec().commandLine();
            asked.usage(asked.getErr());
            return ExitCode.USAGE;
        }
        options(last.commandSpec()).ifPresent(found -> common = found);
        if (common.json()) {
            session.terminal().resultAsJson(common.verbose());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Optional<CommonOptions> options(CommandSpec spec) {
        return spec.mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(CommonOptions.class::isInstance)
                .map(CommonOptions.class::cast)
                .findFirst();
    }

    private int fail(Exception error) {
        Failures failure = Failures.of(error);
        if (common.verbose()) {
            session.terminal().trace(error);
        }
        session.terminal().notice("acumen: " + failure.line());
        session.terminal().result(errorResult(failure.exitCode(), failure.line()));
        return failure.exitCode();
    }

    /** A program that asked for JSON gets it for errors too. */
    private static ObjectNode errorResult(int exitCode, String message) {
        ObjectNode result = ReportJson.object();
        result.putObject("error").put("exitCode", exitCode).put("message", message);
        return result;
    }
}
