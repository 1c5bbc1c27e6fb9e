package dev.acumen.core.library;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the text of a lesson before it may become active. The same text and context must always give the same findings: a run that is
 * resumed or replayed checks again. Texts come from a model that may have read anything; a check must be fast on hostile ones too.
 */
@FunctionalInterface
public interface LessonCheck {

    /**
     * What speaks against the lesson; empty if nothing does.
     *
     * @param text of the lesson, on one line
     * @param context what it must not give away
     */
    List<Finding> check(String text, LessonContext context);

    /** Finds nothing. */
    static LessonCheck none() {
        return (text, context) -> List.of();
    }

    /** What either finds. */
    default LessonCheck and(LessonCheck other) {
        return (text, context) -> {
            List<Finding> findings = new ArrayList<>(check(text, context));
            findings.addAll(other.check(text, context));
            return findings;
        };
    }
}
