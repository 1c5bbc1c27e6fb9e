package dev.acumen.core.library;

/**
 * An edit that did not take effect.
 *
 * @param edit the edit
 * @param reason why
 */
public record RejectedEdit(LessonEdit edit, Reason reason) {

    /** Why an edit was rejected. */
    public enum Reason {
        /** It names a lesson that is not in the version it was planned for. */
        UNKNOWN_LESSON("no such lesson"),
        /** An earlier edit of the plan already changes this lesson. */
        SECOND_EDIT("another edit already changes this lesson"),
        /** The words are those of another lesson. */
        DUPLICATE("says the same as another lesson"),
        /** The words are what the lesson already says. */
        NO_CHANGE("changes nothing"),
        /** The library holds as many lessons as it may. */
        TOO_MANY_LESSONS("the library is full"),
        /** The library would take more of the prompt than it may. */
        TOO_MANY_TOKENS("the library would grow past its token limit");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }
}
