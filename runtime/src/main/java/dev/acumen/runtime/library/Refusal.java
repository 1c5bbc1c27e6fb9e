package dev.acumen.runtime.library;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.runtime.environment.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why edits of a person cannot be applied, with what the library has.
 *
 * @param library its name
 * @param revision what became of the edits
 * @param limits they had to keep to
 */
record Refusal(String library, Revision revision, LibraryLimits limits) {

    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_TEXT = 80;

    /** One line for all of them. */
    UserError error(List<RejectedEdit> rejected) {
        int more = rejected.size() - MOST_SHOWN;
        return UserError.input("library '" + library + "' is left as it is: "
                + rejected.stream().limit(MOST_SHOWN).map(this::words).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : ""));
    }

    private String words(RejectedEdit rejected) {
        LessonEdit edit = rejected.edit();
        String named = edit.target().map(LessonId::toString).orElse("the lesson");
        String text = edit.wording().map(Refusal::brief).orElse("");
        return switch (rejected.reason()) {
            case UNKNOWN_LESSON -> "it has no lesson " + named + ": " + lessons();
            case SECOND_EDIT -> named + " is named twice";
            case DUPLICATE -> text + " says the same as " + same(edit);
            case NO_CHANGE -> named + " says that already";
            case TOO_MANY_LESSONS ->
                "there is no room for " + text + ": it may hold " + limits.lessons()
                        + " lessons (--max-lessons) and would hold more";
            case TOO_MANY_TOKENS ->
                "there is no room for " + text + ": its lessons may take " + limits.tokens()
                        + " tokens (--max-lesson-tokens) and would take more";
            default -> edit.kind() + " " + text + ": " + rejected.reason().words();
        };
    }

    /** The lesson that says so already; one that these edits would have added has no id yet. */
    private String same(LessonEdit edit) {
        String text = edit.wording().orElse("");
        return revision.base()
                .saying(text)
                .map(lesson -> lesson.id().toString())
                .orElse("another one given here");
    }

    /** Ids in a row are one range: 1,000 lessons are named in a few words. */
    private String lessons() {
        LibraryVersion base = revision.base();
        if (base.lessons().isEmpty()) {
            return "it holds none";
        }
        List<String> ranges = new ArrayList<>();
        List<Long> numbers = base.lessons().stream()
                .map(Lesson::id)
                .map(LessonId::number)
                .sorted()
                .toList();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            ranges.add(
                    "L" + numbers.get(from) + (to == from ? "" : (to == from + 1 ? ", L" : " to L") + numbers.get(to)));
            from = to + 1;
        }
        return "there " + (numbers.size() == 1 ? "is " : "are ") + String.join(", ", ranges);
    }

    private static String brief(String text) {
        return "'"
                + (text.codePointCount(0, text.length()) <= LONGEST_TEXT
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "...")
                + "'";
    }
}
