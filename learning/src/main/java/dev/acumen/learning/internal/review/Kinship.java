package dev.acumen.learning.internal.review;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.internal.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether texts could concern lessons that there are. It errs on the side of asking: two words in common are enough.
 *
 * @param lessons the words of each lesson
 */
record Kinship(List<Set<String>> lessons) {

    private static final int SHORTEST_WORD = 4;
    private static final int COMMON_WORDS = 2;

    /** Words of any lesson, which make no two of them alike. */
    private static final Set<String> OF_ANY = Set.of(
            "when", "with", "that", "this", "from", "into", "only", "always", "never", "then", "than", "where", "which",
            "must", "should", "before", "after", "each", "every", "have", "does", "also", "task", "answer", "instead");

    static Kinship of(LibraryVersion version) {
        return of(version.lessons().stream().map(Lesson::text).toList());
    }

    static Kinship of(List<String> texts) {
        return new Kinship(texts.stream().map(Kinship::words).toList());
    }

    /** Whether none of the candidates has two words in common with a lesson. */
    boolean isForeign(List<CandidateLesson> candidates) {
        return candidates.stream().map(CandidateLesson::text).noneMatch(this::touches);
    }

    /** Whether a text has two words in common with one of them. */
    boolean touches(String text) {
        Set<String> words = words(text);
        return lessons.stream().anyMatch(lesson -> common(words, lesson) >= COMMON_WORDS);
    }

    private static int common(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    /** Those that may tell what a lesson is about: each character of a script without spaces, of others words of some length. */
    private static Set<String> words(String text) {
        return Words.distinct(text).stream()
                .filter(word -> Words.isUnspaced(word.codePointAt(0))
                        || (word.length() >= SHORTEST_WORD && word.chars().noneMatch(Character::isDigit)))
                .filter(word -> !OF_ANY.contains(word))
                .collect(Collectors.toSet());
    }
}
