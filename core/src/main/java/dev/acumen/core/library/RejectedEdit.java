package dev.acumen.core.library;

import java.util.List;

/**
 * An edit that did not take effect.
 *
 * @param edit the edit
 * @param reason why
 * @param findings what the checks found, where they are the reason
 */
public record RejectedEdit(LessonEdit edit, Reason reason, List<Finding> findings) {

    public RejectedEdit {
        findings = List.copyOf(findings);
    }

    /** Rejected for a reason that no check gave. */
    public RejectedEdit(LessonEdit edit, Reason reason) {
        this(edit, reason, List.of());
    }

    /** Rejected for what the checks found, which is not nothing. A refusal counts before a quarantine. */
    static RejectedEdit because(LessonEdit edit, List<Finding> findings) {
        Reason reason = findings.stream()
                .map(Finding::kind)
                .filter(Finding.Kind::refuses)
                .findFirst()
                .map(RejectedEdit::refusal)
                .orElse(Reason.QUARANTINED);
        return new RejectedEdit(edit, reason, findings);
    }

    private static Reason refusal(Finding.Kind kind) {
        return switch (kind) {
            case TASK_ANSWER -> Reason.TASK_ANSWER;
            case TASK_TEXT -> Reason.TASK_TEXT;
            case TOOL_OUTPUT -> Reason.TOOL_OUTPUT;
            default -> Reason.REFUSED;
        };
    }

    /** Why an edit was rejected. */
    public enum Reason {
        /** It names a lesson that is not in the version it was planned for. */
        UNKNOWN_LESSON("no such lesson"),
        /** An earlier edit of the plan already changes this lesson. */
        SECOND_EDIT("another edit already changes this lesson"),
        /** The words are those of another lesson. */
        DUPLICATE("says the same as another lesson"),
        /** It says in other words what another lesson says. */
        NEAR_DUPLICATE("says the same as another lesson in other words"),
        /** The words are what the lesson already says. */
        NO_CHANGE("changes nothing"),
        /** The library holds as many lessons as it may. */
        TOO_MANY_LESSONS("the library is full"),
        /** The library would take more of the prompt than it may. */
        TOO_MANY_TOKENS("the library would grow past its token limit"),
        /** It says the answer to a practice task. */
        TASK_ANSWER(Finding.Kind.TASK_ANSWER.words()),
        /** It repeats a practice task. */
        TASK_TEXT(Finding.Kind.TASK_TEXT.words()),
        /** It repeats what a tool answered. */
        TOOL_OUTPUT(Finding.Kind.TOOL_OUTPUT.words()),
        /** A check that the application brought refuses it. */
        REFUSED(Finding.Kind.REFUSED.words()),
        /** It is kept for a person to look at. */
        QUARANTINED("held for review");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Whether another wording could meet it; otherwise it is a matter of room, of numbers or of what else is there. */
        public boolean isForTheWording() {
            return switch (this) {
                case TASK_ANSWER, TASK_TEXT, TOOL_OUTPUT, REFUSED, QUARANTINED, TOO_MANY_TOKENS -> true;
                default -> false;
            };
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }
}
