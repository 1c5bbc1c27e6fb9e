package dev.acumen.evaluators.internal.process;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.Unfinished;
import dev.acumen.sandbox.process.BoundedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a program of any language. It is told the task and the attempt as JSON on its standard input and says the reward as JSON on its
 * standard output. It may take 30 seconds, unless told otherwise, and write a megabyte. If it crashes, exits with another code
 * than 0, takes too long or says something else, the attempt is unscored. Variables that look like keys are not in its environment.
 */
public final class CommandEvaluator implements Evaluator {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final long MOST_OUTPUT = 1 << 20;
    private static final int BRIEF = 300;
    private static final Pattern LIMIT =
            Pattern.compile("timeout=(?<seconds>[0-9]{1,6})\\s+(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern SECRET = Pattern.compile(".*(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL).*");

    private final String spec;
    private final BoundedProcess process;
    private final Exchange exchange = new Exchange();

    private CommandEvaluator(String spec, BoundedProcess process) {
        this.spec = spec;
        this.process = process;
    }

    /**
     * The evaluator that runs a program, without a shell.
     *
     * @param argument {@code [timeout=SECONDS] PROGRAM ARGUMENT...}
     * @param directory it runs in
     * @throws IllegalArgumentException if no program is named
     */
    public static CommandEvaluator program(String argument, Path directory) {
        Split split = Split.of(argument, "command");
        return new CommandEvaluator(
                "command:" + argument, process(CommandLine.words(split.line()), directory, split.limit()));
    }

    /**
     * The evaluator that has {@code /bin/sh} read a line.
     *
     * @param argument {@code [timeout=SECONDS] LINE}
     * @param directory it runs in
     * @throws IllegalArgumentException if the line is empty
     */
    public static CommandEvaluator shell(String argument, Path directory) {
        Split split = Split.of(argument, "shell");
        return new CommandEvaluator(
                "shell:" + argument, process(List.of("/bin/sh", "-c", split.line()), directory, split.limit()));
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        Optional<Score> unfinished = Unfinished.score(rollout);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        BoundedProcess.Outcome outcome = process.run(exchange.question(task, rollout));
        return switch (outcome.end()) {
            case TIMED_OUT -> broken("took longer than " + process.limit().toSeconds() + " s and was stopped");
            case TOO_MUCH_OUTPUT -> broken("wrote more than " + MOST_OUTPUT + " bytes and was stopped");
            case NOT_STARTED -> broken("could not be started: " + outcome.lastError());
            case EXITED ->
                outcome.exitCode() == 0
                        ? answer(outcome)
                        : broken("exited with " + outcome.exitCode() + because(outcome));
        };
    }

    @Override
    public String toString() {
        return spec;
    }

    private Score answer(BoundedProcess.Outcome outcome) {
        try {
            return exchange.answer(outcome.out());
        } catch (IllegalArgumentException e) {
            return broken("gave no score: " + e.getMessage() + because(outcome));
        }
    }

    private Score broken(String how) {
        return Score.unscored(
                Score.Cause.EVALUATOR_FAILED, "'" + process.command().get(0) + "' " + how);
    }

    private static String because(BoundedProcess.Outcome outcome) {
        String last = outcome.lastError();
        return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(BRIEF, last.length()));
    }

    private static BoundedProcess process(List<String> command, Path directory, Duration limit) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(CommandEvaluator::isSecret);
        return new BoundedProcess(command, directory.toAbsolutePath(), environment, limit, MOST_OUTPUT);
    }

    /** Whether a variable of this name may hold a key. */
    static boolean isSecret(String variable) {
        return SECRET.matcher(variable.toUpperCase(Locale.ROOT)).matches();
    }

    private record Split(Duration limit, String line) {

        static Split of(String argument, String name) {
            Matcher limited = LIMIT.matcher(argument.strip());
            boolean isLimited = limited.matches();
            String line = isLimited ? limited.group("rest") : argument.strip();
            Duration limit = isLimited ? Duration.ofSeconds(Long.parseLong(limited.group("seconds"))) : USUAL_LIMIT;
            if (line.isEmpty() || line.startsWith("timeout=")) {
                throw new IllegalArgumentException("'" + name + ":" + argument + "' names no program; write " + name
                        + ":[timeout=SECONDS] PROGRAM ARGUMENT...");
            }
            if (limit.isZero()) {
                throw new IllegalArgumentException("a time limit is 1 second or more");
            }
            return new Split(limit, line);
        }
    }
}
