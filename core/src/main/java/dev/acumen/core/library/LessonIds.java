package dev.acumen.core.library;

import java.util.HashMap;
import java.util.Map;

/** Hands out lesson ids, each greater than any id the library ever had. */
@FunctionalInterface
public interface LessonIds {

    /** The next id. */
    LessonId next();

    /** The id of a new lesson with this text; another one for each call unless it is said otherwise. */
    default LessonId next(String text) {
        return next();
    }

    /** The same ids, but one for each text: for plans of which at most one is made. */
    static LessonIds byText(LessonIds ids) {
        Map<String, LessonId> known = new HashMap<>();
        return new LessonIds() {
            @Override
            public LessonId next() {
                return ids.next();
            }

            @Override
            public LessonId next(String text) {
                return known.computeIfAbsent(text, another -> ids.next());
            }
        };
    }

    /** Ids from the given number on. */
    static LessonIds startingAt(long number) {
        long[] next = {number};
        return () -> new LessonId(next[0]++);
    }
}
