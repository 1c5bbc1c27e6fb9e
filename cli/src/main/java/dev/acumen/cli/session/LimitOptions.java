package dev.acumen.cli.session;

import dev.acumen.core.library.LibraryLimits;
import dev.acumen.runtime.config.AcumenConfig.LearnConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.environment.UserError;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How large a library may grow. */
public final class LimitOptions {

    @Option(names = "--max-lessons", paramLabel = "N", description = "The most lessons in the library (100).")
    private Optional<Integer> maxLessons = Optional.empty();

    @Option(
            names = "--max-lesson-tokens",
            paramLabel = "N",
            description = "The most tokens of all lessons together (2000).")
    private Optional<Integer> maxTokens = Optional.empty();

    /** The limits, where what is given goes before what stands in {@code acumen.yaml}. */
    public LibraryLimits limits(Session session) {
        return limits(YamlFile.config(session.directory()).learnOrEmpty());
    }

    /**
     * Likewise.
     *
     * @param file what stands there
     * @throws UserError if there cannot be such limits
     */
    public LibraryLimits limits(LearnConfig file) {
        try {
            return file.limits(maxLessons, maxTokens);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
