package dev.acumen.cli.options;

import dev.acumen.runtime.config.AcumenConfig.LearnConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a person decides about the result of a run before the library's head moves. */
public final class ReviewOption {

    @Option(
            names = "--review",
            negatable = true,
            description =
                    "Hold the result: the library stays as it is until 'acumen library approve' (--no-review: if acumen.yaml says review: true).")
    private @Nullable Boolean review;

    /** Whether the result is held; what was typed goes before the file. */
    public boolean holdsResult(LearnConfig file) {
        return Optional.ofNullable(review)
                .or(() -> Optional.ofNullable(file.review()))
                .orElse(false);
    }
}
