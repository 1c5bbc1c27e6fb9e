package dev.acumen.cli.options;

import dev.acumen.runtime.config.AcumenConfig.RetrievalConfig;
import dev.acumen.runtime.config.Retrieval;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which lessons stand before a task: options go before {@code acumen.yaml}. */
public final class RetrievalOptions {

    @Option(
            names = "--lessons-per-task",
            paramLabel = "N",
            description =
                    "Show only the N lessons that have most in common with the task (default: all of the library).")
    private Optional<Integer> lessonsPerTask = Optional.empty();

    @Option(
            names = "--retrieval",
            paramLabel = "HOW",
            description =
                    "How they are found: bm25, by their words, or embeddings, which only an application can give (bm25).")
    private Optional<String> method = Optional.empty();

    /**
     * As the options have it.
     *
     * @param file {@code retrieval} of {@code acumen.yaml}
     */
    public Retrieval spec(RetrievalConfig file) {
        return Retrieval.of(lessonsPerTask, method, file);
    }
}
