package dev.acumen.learning.check;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.LessonCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks that come with Acumen. They are pure, need no model and take time proportional to the text. What they cannot see stands in
 * {@code docs/untrusted-text.md}.
 */
public final class LessonChecks {

    /** Words in a row that a lesson may not share with a practice task or with tool output. */
    public static final int RUN_LENGTH = 8;

    /** Goes up when the same files find something else. */
    private static final String REVISION = "1";

    private LessonChecks() {}

    /** All of them: {@link #leaks} with runs of {@link #RUN_LENGTH} words, and {@link #suspicious}. */
    public static LessonCheck builtIn() {
        return leaks(RUN_LENGTH).and(suspicious());
    }

    /**
     * Refuses lessons that name the answer to a practice task, or repeat practice tasks or tool output word for word.
     *
     * @param runLength how many words in a row are too many, 3 or more
     */
    public static LessonCheck leaks(int runLength) {
        if (runLength < 3) {
            throw new IllegalArgumentException("a run of " + runLength + " words stands in any text");
        }
        return new LeakCheck(runLength);
    }

    /** Quarantines lessons with addresses, credentials, phrases that override instructions, orders to call a tool, and disguises of them. */
    public static LessonCheck suspicious() {
        return new SuspicionCheck();
    }

    /** Tells these checks from those of another version, so that a run that is done over can say why it came out otherwise. */
    public static String fingerprint() {
        List<String> parts = new ArrayList<>(List.of(REVISION, String.valueOf(RUN_LENGTH)));
        for (CheckFile file : CheckFile.values()) {
            parts.add(file.text());
        }
        return Fingerprint.of(parts).brief();
    }
}
