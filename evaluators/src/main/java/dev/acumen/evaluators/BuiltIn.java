package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.evaluators.internal.code.TestsEvaluator;
import dev.acumen.evaluators.internal.process.CommandEvaluator;
import dev.acumen.evaluators.internal.shape.CostEvaluator;
import dev.acumen.evaluators.internal.shape.FormatEvaluator;
import dev.acumen.evaluators.internal.shape.JsonEvaluator;
import dev.acumen.evaluators.spi.EvaluatorFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/**
 * An evaluator of ours by its name.
 *
 * @param takesArgument whether anything may stand after the name
 * @param maker makes it of its argument and the folder of its files
 */
record BuiltIn(
        String name, String usage, String summary, boolean takesArgument, BiFunction<String, Path, Evaluator> maker)
        implements EvaluatorFactory {

    /** All of them. Lambdas, for a reference to a method would load its class and with it libraries that are optional. */
    static List<EvaluatorFactory> all() {
        return List.of(
                plain("exact", "the same text, apart from case, spaces and punctuation", ExactEvaluator::new),
                with(
                        "numeric",
                        "numeric[:abs=0.01,rel=1e-6]",
                        "the same number, or one as near as a bound",
                        argument -> argument.isEmpty()
                                ? new NumericEvaluator()
                                : new NumericEvaluator(Options.tolerance(argument))),
                plain("math", "the same mathematics in any notation", MathEvaluator::new),
                with(
                        "regex",
                        "regex:<pattern>",
                        "what the pattern finds last is the reference; without one, each reference is a pattern",
                        BuiltIn::regex),
                with("format", "format:<pattern>", "the pattern matches somewhere in the reply", BuiltIn::format),
                new BuiltIn(
                        "json",
                        "json[:<schema or file>]",
                        "the reply, or its last block of code, is JSON and fits the schema",
                        true,
                        (argument, directory) -> new JsonEvaluator(argument, directory)),
                with(
                        "tokens",
                        "tokens:<number>",
                        "minus one for every so many tokens the model wrote",
                        argument -> new CostEvaluator(CostEvaluator.Measure.TOKENS, Options.count("tokens", argument))),
                with(
                        "turns",
                        "turns:<number>",
                        "minus one for every so many messages the model wrote",
                        argument -> new CostEvaluator(CostEvaluator.Measure.TURNS, Options.count("turns", argument))),
                with(
                        "overlong",
                        "overlong[:max=20480,cache=4096]",
                        "DAPO's soft penalty on overlong replies, 0 to -1",
                        Options::overlong),
                new BuiltIn(
                        "command",
                        "command:[timeout=SECONDS] PROGRAM ARGUMENT...",
                        "what a program says, asked in JSON",
                        true,
                        (argument, directory) -> CommandEvaluator.program(argument, directory)),
                new BuiltIn(
                        "shell",
                        "shell:[timeout=SECONDS] LINE",
                        "the same, with the line read by /bin/sh",
                        true,
                        (argument, directory) -> CommandEvaluator.shell(argument, directory)),
                with(
                        "tests",
                        "tests[:unsafe,timeout=10]",
                        "the Python program in the reply passes the task's tests",
                        argument -> TestsEvaluator.parse(argument)));
    }

    @Override
    public Evaluator parse(String argument, Path directory) {
        return maker.apply(argument, directory);
    }

    private static BuiltIn plain(String name, String summary, Supplier<Evaluator> maker) {
        return new BuiltIn(name, name, summary, false, (argument, directory) -> maker.get());
    }

    private static BuiltIn with(String name, String usage, String summary, Function<String, Evaluator> maker) {
        return new BuiltIn(name, usage, summary, true, (argument, directory) -> maker.apply(argument));
    }

    private static Evaluator regex(String argument) {
        return new RegexEvaluator(
                argument.isEmpty() ? Optional.empty() : Optional.of(Options.pattern("regex", argument)));
    }

    private static Evaluator format(String argument) {
        if (argument.isEmpty()) {
            throw new IllegalArgumentException("format needs a pattern; write format:<pattern>");
        }
        try {
            return new FormatEvaluator(argument);
        } catch (PatternSyntaxException e) {
            throw Options.malformed("format", e);
        }
    }
}
