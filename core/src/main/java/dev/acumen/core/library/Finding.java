package dev.acumen.core.library;

/**
 * Something a check found in the text of a lesson.
 *
 * @param kind what it is
 * @param detail where or what, in a few words for people; never a credential itself
 */
public record Finding(Kind kind, String detail) {

    /** What a check can find. */
    public enum Kind {
        /** It says the answer to a practice task. */
        TASK_ANSWER(true, "names the answer to a practice task"),
        /** It holds a long run of words of a practice task. */
        TASK_TEXT(true, "repeats a practice task word for word"),
        /** It holds a long run of words that a tool answered. */
        TOOL_OUTPUT(true, "repeats tool output word for word"),
        /** A check that the application brought refuses it. */
        REFUSED(true, "is refused by a check"),
        /** It names a page, a host or another resource. */
        WEB_ADDRESS(false, "names a web address"),
        /** It names a mailbox. */
        MAIL_ADDRESS(false, "names an e-mail address"),
        /** It holds what looks like a key, a token or a password. */
        CREDENTIAL(false, "holds what looks like a credential"),
        /** It speaks over the heads of the instructions. */
        OVERRIDE(false, "tries to override instructions"),
        /** It orders a certain tool call. */
        TOOL_ORDER(false, "orders a tool call"),
        /** It holds text in a form that people do not see through. */
        DISGUISED(false, "holds disguised text"),
        /** A check that the application brought wants a person to look at it. */
        SUSPECT(false, "looks suspicious to a check");

        private final boolean refuses;
        private final String words;

        Kind(boolean refuses, String words) {
            this.refuses = refuses;
            this.words = words;
        }

        /** Whether a lesson with such a finding is refused; otherwise it is quarantined until a person looked at it. */
        public boolean refuses() {
            return refuses;
        }

        /** What is wrong, in words that go on from "the lesson". */
        public String words() {
            return words;
        }
    }

    /** Kind and detail in words. */
    public String words() {
        return detail.isEmpty() ? kind.words() : kind.words() + ": " + detail;
    }
}
