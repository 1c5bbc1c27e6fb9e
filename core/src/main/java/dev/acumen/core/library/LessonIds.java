package dev.acumen.core.library;

/** Hands out lesson ids, each greater than any id the library ever had. */
@FunctionalInterface
public interface LessonIds {

    /** The next id. */
    LessonId next();

    /** Ids from the given number on. */
    static LessonIds startingAt(long number) {
        long[] next = {number};
        return () -> new LessonId(next[0]++);
    }
}
