package dev.acumen.runtime.config;

import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.config.AcumenConfig.RetrievalConfig;
import dev.acumen.runtime.environment.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many lessons stand before a task, and how they are found.
 *
 * @param lessonsPerTask the most of them, at least 1; empty for all of the library
 * @param method how they are found; means nothing where all are shown
 */
public record Retrieval(OptionalInt lessonsPerTask, Method method) {

    private static final Retrieval ALL = new Retrieval(OptionalInt.empty(), Method.BM25);

    /** Ways to find lessons. */
    public enum Method {
        /** By the words that task and lesson have in common. */
        BM25,
        /** By the cosine of embeddings, which takes an embedding model of the application. */
        EMBEDDINGS;

        /** As users write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Retrieval {
        if (lessonsPerTask.isPresent() && lessonsPerTask.getAsInt() < 1) {
            throw new UserError(UserError.Kind.USAGE, "--lessons-per-task must be at least 1");
        }
    }

    /** All lessons of the library. */
    public static Retrieval all() {
        return ALL;
    }

    /** Those that have most in common with the task. */
    public static Retrieval of(Method method, int lessonsPerTask) {
        return new Retrieval(OptionalInt.of(lessonsPerTask), method);
    }

    /**
     * As a user asks for it.
     *
     * @param method {@code bm25} or {@code embeddings}
     * @param file goes behind the other two
     * @throws UserError if there is no such method, or one without a number of lessons
     */
    public static Retrieval of(Optional<Integer> lessonsPerTask, Optional<String> method, RetrievalConfig file) {
        Optional<Integer> most = lessonsPerTask.or(() -> Optional.ofNullable(file.lessonsPerTask()));
        Optional<String> word = method.or(() -> Optional.ofNullable(file.method()));
        Method found = word.map(Retrieval::named).orElse(Method.BM25);
        if (most.isEmpty()) {
            if (method.isPresent()) {
                throw new UserError(
                        UserError.Kind.USAGE,
                        "--retrieval says how lessons are found, not how many: add --lessons-per-task N");
            }
            return ALL;
        }
        return of(found, most.get());
    }

    /** Whether all lessons are shown. */
    public boolean isAll() {
        return lessonsPerTask.isEmpty();
    }

    private static Method named(String word) {
        List<String> words = Arrays.stream(Method.values()).map(Method::word).toList();
        return Arrays.stream(Method.values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        UserError.Kind.USAGE,
                        "there is no retrieval '" + word + "'" + NearestName.suggestion(word, words) + "; there are "
                                + String.join(" and ", words)));
    }
}
