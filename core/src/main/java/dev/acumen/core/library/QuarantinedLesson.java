package dev.acumen.core.library;

import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lesson that is not active because a person has to look at it first.
 *
 * @param id its name in the library's quarantine
 * @param library the library it was proposed for
 * @param edit what was proposed: an addition or an update, with the attempts it was drawn from
 * @param findings what speaks against it
 * @param step the step that proposed it first
 * @param at when it was quarantined
 * @param settlement what was decided; empty while it is held
 */
public record QuarantinedLesson(
        QuarantineId id,
        String library,
        LessonEdit edit,
        List<Finding> findings,
        StepId step,
        Instant at,
        Optional<Settlement> settlement) {

    public QuarantinedLesson {
        findings = List.copyOf(findings);
        if (edit.wording().isEmpty()) {
            throw new IllegalArgumentException("only an edit with a text can be quarantined, not " + edit.kind());
        }
    }

    /** The proposed text. */
    public String text() {
        return edit.wording().orElseThrow();
    }

    /** Whether nobody decided about it yet. */
    public boolean isHeld() {
        return settlement.isEmpty();
    }

    /** Its state in words: held, approved or dismissed. */
    public String state() {
        return settlement
                .map(done -> done.verdict() == Settlement.Verdict.APPROVED ? "approved" : "dismissed")
                .orElse("held");
    }

    /** Whether the text says the same as this one word for word, case, punctuation and spacing aside. */
    public boolean says(String other) {
        return Lesson.duplicateKey(text()).equals(Lesson.duplicateKey(other));
    }

    /** The same lesson, decided. */
    public QuarantinedLesson settled(Settlement decision) {
        return new QuarantinedLesson(id, library, edit, findings, step, at, Optional.of(decision));
    }
}
