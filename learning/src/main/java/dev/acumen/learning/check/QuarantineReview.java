package dev.acumen.learning.check;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a person decides about quarantined lessons. An approval that was broken off can be given again and has one effect. */
public final class QuarantineReview {

    private final LibraryStore libraries;
    private final String library;
    private final String by;
    private final Clock clock;

    /**
     * @param libraries where the library lives
     * @param library its name
     * @param by who decides
     * @param clock gives the time of the decision
     */
    public QuarantineReview(LibraryStore libraries, String library, String by, Clock clock) {
        this.libraries = libraries;
        this.library = library;
        this.by = by;
        this.clock = clock;
    }

    /**
     * What became of an approved lesson.
     *
     * @param lesson its id in the library
     * @param version the version that has it
     */
    public record Approved(LessonId lesson, LibraryVersion version) {}

    /** The quarantined lesson of that id. */
    public Optional<QuarantinedLesson> find(QuarantineId id) {
        return libraries.quarantine(library).stream()
                .filter(lesson -> lesson.id().equals(id))
                .findFirst();
    }

    /**
     * Makes the lesson active: as a new version whose head move says that it was approved. An update becomes an addition if the lesson it
     * was for is not in the library any more.
     *
     * @param limits how large the library may grow
     * @param why in words; may be empty
     * @throws IllegalArgumentException if there is none of that id
     * @throws IllegalStateException if it was approved before, or the limits leave no room for it
     * @throws dev.acumen.core.library.HeadConflict if somebody else moved the head meanwhile
     */
    public Approved approve(QuarantineId id, LibraryLimits limits, String why) {
        QuarantinedLesson quarantined = required(id);
        if (quarantined.state().equals("approved")) {
            throw new IllegalStateException(id + " of library '" + library + "' was approved before");
        }
        LibraryVersion head = libraries.head(library).orElse(LibraryVersion.empty());
        Revision revision = head.apply(
                new EditPlan(head.id(), List.of(edit(quarantined, head))),
                Optional.empty(),
                libraries.lessonIds(library),
                limits,
                text -> List.of());
        LessonId lesson = revision.changed()
                ? revision.changes().get(0).lesson()
                : known(quarantined, head)
                        .orElseThrow(() -> new IllegalStateException(
                                id + " cannot be approved: " + refusal(revision).words()));
        if (revision.changed()) {
            libraries.save(library, revision);
            libraries.advance(new HeadMove(
                    library,
                    head.id(),
                    revision.version().id(),
                    HeadMove.Cause.APPROVED,
                    Optional.empty(),
                    clock.instant()));
        }
        settle(id, Settlement.Verdict.APPROVED, why, Optional.of(lesson));
        return new Approved(lesson, revision.version());
    }

    /**
     * Puts the lesson away for good: the same words are not quarantined again.
     *
     * @param why in words; may be empty
     * @throws IllegalArgumentException if there is none of that id
     * @throws IllegalStateException if it was approved before
     */
    public void dismiss(QuarantineId id, String why) {
        required(id);
        settle(id, Settlement.Verdict.DISMISSED, why, Optional.empty());
    }

    private QuarantinedLesson required(QuarantineId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("library '" + library + "' has no " + id));
    }

    private static LessonEdit edit(QuarantinedLesson quarantined, LibraryVersion head) {
        boolean targetIsGone = quarantined
                .edit()
                .target()
                .filter(target -> head.lesson(target).isEmpty())
                .isPresent();
        return targetIsGone
                ? new LessonEdit.Add(
                        quarantined.text(), quarantined.edit().source().orElse(Provenance.by(quarantined.library())))
                : quarantined.edit();
    }

    /** The lesson that says so already, as after an approval that was broken off. */
    private static Optional<LessonId> known(QuarantinedLesson quarantined, LibraryVersion head) {
        return head.lessons().stream()
                .filter(lesson -> quarantined.says(lesson.text()))
                .map(Lesson::id)
                .findFirst();
    }

    private static RejectedEdit.Reason refusal(Revision revision) {
        return revision.rejected().get(0).reason();
    }

    private void settle(QuarantineId id, Settlement.Verdict verdict, String why, Optional<LessonId> lesson) {
        libraries.settle(library, id, new Settlement(verdict, by, why, lesson, clock.instant()));
    }
}
