package dev.acumen.cli.failure;

import dev.acumen.agent.scoring.EvaluatorBroken;
import dev.acumen.agent.work.EndpointDown;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.data.DataException;
import dev.acumen.files.FileProblem;
import dev.acumen.learning.report.ReviewerUnreadable;
import dev.acumen.prompts.PromptException;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.StoreBusy;
import dev.acumen.store.exchange.MalformedLibraryFile;
import dev.acumen.store.journal.StorageException;
import dev.acumen.tools.mcp.McpUnavailable;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** What an exception means to a user: one line, and what the process returns. */
public record Failures(int exitCode, String line) {

    private static final String GO_ON = "; what is finished is kept, and the same command goes on from there";

    private static int exitCode(DataException.Kind kind) {
        return switch (kind) {
            case CONTENT -> ExitCode.INPUT;
            case SERVER -> ExitCode.ENDPOINT;
            case DISK -> ExitCode.STORAGE;
        };
    }

    public static Failures of(Throwable error) {
        if (error instanceof UserError user) {
            return new Failures(ExitCode.of(user.kind()), message(user));
        }
        if (error instanceof DataException data) {
            return new Failures(exitCode(data.kind()), message(data));
        }
        if (error instanceof PromptException || error instanceof MalformedLibraryFile) {
            return new Failures(ExitCode.INPUT, message(error));
        }
        if (error instanceof McpUnavailable) {
            return new Failures(ExitCode.INPUT, message(error));
        }
        if (error instanceof StoreBusy || error instanceof HeadConflict) {
            return new Failures(ExitCode.BUSY, message(error));
        }
        if (error instanceof StorageException) {
            return new Failures(ExitCode.STORAGE, message(error));
        }
        if (error instanceof UncheckedIOException disk) {
            return new Failures(ExitCode.STORAGE, disk(disk));
        }
        if (error instanceof BudgetExhausted) {
            return new Failures(ExitCode.BUDGET, message(error) + GO_ON + " with a larger budget");
        }
        if (error instanceof CancellationException) {
            return new Failures(ExitCode.INTERRUPTED, "stopped" + GO_ON);
        }
        if (error instanceof EndpointDown && error.getCause() instanceof StorageException full) {
            return new Failures(ExitCode.STORAGE, message(full));
        }
        if (error instanceof EndpointDown) {
            return new Failures(
                    ExitCode.ENDPOINT, "the run stopped" + GO_ON + ". " + brief(message(error)) + rootCause(error));
        }
        if (error instanceof EvaluatorBroken) {
            return new Failures(
                    ExitCode.INPUT,
                    "the run stopped: " + message(error)
                            + ". The attempts are kept: mend the evaluator and give the same command again,"
                            + " or score them with 'acumen runs rescore RUN --evaluator SPEC'");
        }
        if (error instanceof ReviewerUnreadable) {
            return new Failures(
                    ExitCode.ENDPOINT,
                    "the run stopped: " + message(error)
                            + ". The attempts are kept; 'acumen doctor' says what the server can do. The same command"
                            + " with --continue and --reviewer-model goes on with another model to review, as long as"
                            + " no step is finished");
        }
        if (error instanceof AuthenticationException) {
            return new Failures(
                    ExitCode.ENDPOINT,
                    "the server does not accept the API key (set OPENAI_API_KEY, or name its variable with --api-key-env): "
                            + brief(message(error)));
        }
        if (error instanceof ModelNotFoundException) {
            return new Failures(
                    ExitCode.ENDPOINT, "the server does not know the model or the path: " + brief(message(error)));
        }
        if (error instanceof UnresolvedModelServerException) {
            return new Failures(ExitCode.ENDPOINT, message(error) + ". Is the server running, and is the URL right?");
        }
        if (error instanceof LangChain4jException) {
            return new Failures(ExitCode.ENDPOINT, "the endpoint failed: " + brief(message(error)));
        }
        return new Failures(
                ExitCode.INTERNAL,
                "something that should not happen: " + error
                        + " (run again with --verbose for where, and please report it)");
    }

    /** Whoever threw it may have said in words of its own what failed. */
    private static String disk(UncheckedIOException error) {
        IOException cause = error.getCause();
        if (cause == null || !cause.toString().equals(error.getMessage())) {
            return message(error);
        }
        String file = cause instanceof FileSystemException failure ? failure.getFile() : null;
        return file == null
                ? "a file cannot be used: " + FileProblem.writing(Path.of("file"), cause)
                : "cannot use " + file + ": " + FileProblem.writing(Path.of(file), cause);
    }

    private static String rootCause(Throwable error) {
        Throwable cause = error.getCause();
        return cause instanceof LangChain4jException && cause.getCause() instanceof HttpException http
                ? " (HTTP " + http.statusCode() + ")"
                : "";
    }

    private static String message(Throwable error) {
        return String.valueOf(error.getMessage());
    }

    /** Servers answer errors with pages. */
    private static String brief(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + " ...";
    }
}
