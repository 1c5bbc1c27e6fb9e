package dev.acumen.cli.library;

import dev.acumen.core.library.LibraryLimits;
import dev.acumen.runtime.environment.UserError;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How large a library may grow by what a person adds to it. */
final class LimitOptions {

    @Option(names = "--max-lessons", paramLabel = "N", description = "The most lessons in the library (100).")
    private Optional<Integer> maxLessons = Optional.empty();

    @Option(
            names = "--max-lesson-tokens",
            paramLabel = "N",
            description = "The most tokens of all lessons together (2000).")
    private Optional<Integer> maxTokens = Optional.empty();

    LibraryLimits limits() {
        LibraryLimits standard = LibraryLimits.defaults();
        try {
            return new LibraryLimits(maxLessons.orElse(standard.lessons()), maxTokens.orElse(standard.tokens()));
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
