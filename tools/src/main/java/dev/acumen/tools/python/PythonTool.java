package dev.acumen.tools.python;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.io.Closeable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python for the attempt of one model. Made by {@link PythonSandbox#open}. Where state is kept, calls wait for each other; else they run at
 * the same time, each in an interpreter of its own.
 */
public final class PythonTool implements Closeable {

    private static final int LONGEST_CODE = 100_000;
    private static final int LAST_WORDS = 200;
    private static final int KILLED = 137;
    private static final int OUT_OF_PROCESSOR_TIME = 152;
    private static final Pattern FENCE =
            Pattern.compile("\\s*```[\\w+-]*[ \\t]*\\R(.*?)\\R?[ \\t]*```\\s*", Pattern.DOTALL);

    private final PythonSettings settings;
    private final Supplier<Interpreter> starter;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Interpreter> running = ConcurrentHashMap.newKeySet();
    private Optional<Interpreter> kept = Optional.empty();
    private volatile boolean isClosed;

    PythonTool(PythonSettings settings, Supplier<Interpreter> starter) {
        this.settings = settings;
        this.starter = starter;
    }

    /**
     * Runs code. An error of the code is an answer too: its message, with the code's own lines.
     *
     * @param code Python, with or without a fence of Markdown around it
     * @return what it printed, then the value of a last expression
     * @throws ToolFailure if the code took too long or ended its interpreter
     * @throws CancellationException if the thread is interrupted; the interpreter is ended
     */
    @Tool("Runs Python 3 and answers what the code prints, then the value of its last expression.")
    public String python(@P("Python code, such as: from sympy import *; factorint(2**64 + 1)") String code) {
        if (code.isBlank()) {
            throw new ToolFailure(ToolProblem.BAD_ARGUMENTS, "there is no code; send Python");
        }
        if (code.length() > LONGEST_CODE) {
            throw new ToolFailure(
                    ToolProblem.BAD_ARGUMENTS,
                    "the code has " + code.length() + " characters; send at most " + LONGEST_CODE);
        }
        Matcher fence = FENCE.matcher(code);
        String bare = fence.matches() ? fence.group(1) : code;
        try {
            return settings.keepsState() ? inTurn(bare) : alone(bare);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the attempt was cancelled while Python ran");
        }
    }

    /** Ends what still runs. Calls fail from then on. */
    @Override
    public void close() {
        isClosed = true;
        running.forEach(Interpreter::close);
    }

    private String alone(String code) throws InterruptedException {
        Interpreter interpreter = start();
        try {
            return run(interpreter, code);
        } finally {
            end(interpreter);
        }
    }

    private String inTurn(String code) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Interpreter interpreter = kept.orElseGet(this::start);
            kept = Optional.empty();
            boolean isAlive = false;
            try {
                String answer = run(interpreter, code);
                isAlive = true;
                kept = Optional.of(interpreter);
                return answer;
            } finally {
                if (!isAlive) {
                    end(interpreter);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private Interpreter start() {
        Interpreter interpreter = starter.get();
        running.add(interpreter);
        if (isClosed) {
            end(interpreter);
            throw new ToolFailure("Python has ended with its attempt");
        }
        return interpreter;
    }

    private void end(Interpreter interpreter) {
        running.remove(interpreter);
        interpreter.close();
    }

    private String run(Interpreter interpreter, String code) throws InterruptedException {
        try {
            return answer(interpreter.run(code, settings.wall(), settings.outputCharacters()));
        } catch (Interpreter.Late e) {
            throw new ToolFailure(
                    ToolProblem.TIMED_OUT,
                    "the code took longer than " + settings.wall().toMillis() / 1_000.0 + " s and was stopped" + loss()
                            + lastWords(e.output()));
        } catch (Interpreter.Ended e) {
            throw ended(e);
        }
    }

    private ToolFailure ended(Interpreter.Ended end) {
        if (isClosed) {
            return new ToolFailure("Python has ended with its attempt");
        }
        return switch (end.exitCode()) {
            case OUT_OF_PROCESSOR_TIME ->
                new ToolFailure(
                        ToolProblem.TIMED_OUT,
                        "the code took more than " + settings.cpu().toSeconds() + " s of computing and was stopped"
                                + loss() + lastWords(String.valueOf(end.getMessage())));
            case KILLED ->
                new ToolFailure(
                        "the interpreter was killed: it took too much time or memory, or killed itself" + loss());
            default ->
                new ToolFailure("the interpreter ended with code " + end.exitCode() + loss()
                        + lastWords(String.valueOf(end.getMessage())));
        };
    }

    private String loss() {
        return settings.keepsState()
                ? "; its variables and files are gone, so define again what is needed"
                : "; send something that takes less";
    }

    private static String lastWords(String output) {
        String line = output.strip().replaceAll("\\s+", " ");
        return line.isEmpty()
                ? ""
                : "; the last it printed: " + line.substring(Math.max(0, line.length() - LAST_WORDS));
    }

    private String answer(Reply.Result result) {
        StringBuilder answer = new StringBuilder();
        int most = settings.outputCharacters();
        String output = result.output();
        if (output.length() > most) {
            int cut = Character.isHighSurrogate(output.charAt(most - 1)) ? most - 1 : most;
            answer.append(output, 0, cut)
                    .append("\n... (cut: ")
                    .append(result.outputBytes())
                    .append(" bytes were printed, these are the first ")
                    .append(most)
                    .append(" characters)");
        } else {
            answer.append(output.endsWith("\n") ? output.substring(0, output.length() - 1) : output);
        }
        if (!result.text().isEmpty()) {
            answer.append(answer.length() == 0 ? "" : "\n").append(result.text());
        }
        return answer.length() == 0 && result.kind() == Reply.Kind.NONE
                ? "(the code ran; it printed nothing and its last line has no value)"
                : answer.toString();
    }
}
