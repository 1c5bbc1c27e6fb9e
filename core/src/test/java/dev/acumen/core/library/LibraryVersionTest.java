package dev.acumen.core.library;

import static dev.acumen.core.library.Libraries.SOURCE;
import static dev.acumen.core.library.Libraries.STEP;
import static dev.acumen.core.library.Libraries.apply;
import static dev.acumen.core.library.Libraries.lesson;
import static dev.acumen.core.library.Libraries.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.StepId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {

    private static final LessonId ONE = new LessonId(1);
    private static final LibraryVersion TWO_LESSONS = version(lesson(1, "Units: name them"), lesson(2, "Rounding: up"));

    private static LessonEdit add(String text) {
        return new LessonEdit.Add(text, SOURCE);
    }

    private static LessonEdit update(long id, String text) {
        return new LessonEdit.Update(new LessonId(id), text, SOURCE);
    }

    private static LessonEdit delete(long id) {
        return new LessonEdit.Delete(new LessonId(id), SOURCE);
    }

    private static Revision within(LibraryLimits limits, LibraryVersion version, LessonEdit... edits) {
        return version.apply(new EditPlan(version.id(), List.of(edits)), STEP, LessonIds.startingAt(100), limits);
    }

    private static List<RejectedEdit.Reason> reasons(Revision revision) {
        return revision.rejected().stream().map(RejectedEdit::reason).toList();
    }

    private static List<String> texts(Revision revision) {
        return revision.version().lessons().stream().map(Lesson::text).toList();
    }

    @Test
    void aDeleteMakesRoomForAnAdditionThatComesBeforeIt() {
        Revision revision = within(new LibraryLimits(2, 2_000), TWO_LESSONS, add("Dates: ISO"), delete(1));
        assertThat(revision.rejected()).isEmpty();
        assertThat(texts(revision)).containsExactly("Rounding: up", "Dates: ISO");
    }

    @Test
    void aDeletedLessonsWordsMayComeBackUnderAnotherId() {
        Revision revision = apply(TWO_LESSONS, add("Units: name them"), delete(1));
        assertThat(revision.version().lessons()).contains(lesson(3, "Units: name them"));
        assertThat(revision.version().lesson(ONE)).isEmpty();
    }

    @Test
    void aFullLibraryRejectsAdditions() {
        assertThat(reasons(within(new LibraryLimits(2, 2_000), TWO_LESSONS, add("Dates: ISO"))))
                .containsExactly(RejectedEdit.Reason.TOO_MANY_LESSONS);
        assertThat(reasons(within(new LibraryLimits(9, TWO_LESSONS.tokens()), TWO_LESSONS, add("Dates: ISO"))))
                .containsExactly(RejectedEdit.Reason.TOO_MANY_TOKENS);
    }

    @Test
    void anUpdateMayNotGrowPastTheTokensButMayShrinkAboveThem() {
        LibraryLimits limits = new LibraryLimits(9, TWO_LESSONS.tokens());
        assertThat(reasons(within(limits, TWO_LESSONS, update(1, "Units: " + "name them ".repeat(9)))))
                .containsExactly(RejectedEdit.Reason.TOO_MANY_TOKENS);
        assertThat(texts(within(new LibraryLimits(1, 1), TWO_LESSONS, update(1, "Units: m"))))
                .containsExactly("Units: m", "Rounding: up");
    }

    @Test
    void fiveHundredAdditionsNeverPassTheDefaultCaps() {
        LessonEdit[] flood = Stream.iterate(1, i -> i + 1)
                .limit(500)
                .map(i -> add("Rule " + i + ": when the shipment weighs more than " + i + " kg, check the table"))
                .toArray(LessonEdit[]::new);
        Revision revision = apply(LibraryVersion.empty(), flood);
        assertThat(revision.version().lessons().size()).isLessThanOrEqualTo(100);
        assertThat(revision.version().tokens()).isLessThanOrEqualTo(2_000);
        assertThat(revision.applied().size() + revision.rejected().size()).isEqualTo(500);
    }

    @Test
    void unknownLessonsAreNotMadeUp() {
        Revision revision =
                apply(TWO_LESSONS, update(7, "Dates: ISO"), delete(8), new LessonEdit.Keep(new LessonId(9)));
        assertThat(reasons(revision))
                .containsOnly(RejectedEdit.Reason.UNKNOWN_LESSON)
                .hasSize(3);
        assertThat(revision.version()).isSameAs(TWO_LESSONS);
    }

    @Test
    void anUpdateOfALessonThePlanDeletesIsASecondEdit() {
        Revision revision = apply(TWO_LESSONS, update(1, "Units: metric"), delete(1));
        assertThat(reasons(revision)).containsExactly(RejectedEdit.Reason.SECOND_EDIT);
        assertThat(texts(revision)).containsExactly("Rounding: up");
    }

    @Test
    void theFirstOfTwoUpdatesCounts() {
        Revision revision = apply(TWO_LESSONS, update(1, "Units: metric"), update(1, "Units: imperial"));
        assertThat(reasons(revision)).containsExactly(RejectedEdit.Reason.SECOND_EDIT);
        assertThat(texts(revision)).containsExactly("Units: metric", "Rounding: up");
    }

    @Test
    void aRejectedUpdateDoesNotStandInTheWayOfAnother() {
        Revision revision =
                apply(TWO_LESSONS, update(1, "Units: name them"), update(1, "rounding up"), update(1, "Units: metric"));
        assertThat(reasons(revision)).containsExactly(RejectedEdit.Reason.NO_CHANGE, RejectedEdit.Reason.DUPLICATE);
        assertThat(texts(revision)).containsExactly("Units: metric", "Rounding: up");
    }

    @Test
    void anAdditionThatIsSaidAlreadyIsRejected() {
        assertThat(reasons(apply(TWO_LESSONS, add("UNITS,  name them!"), add("Dates: ISO"), add("dates ISO."))))
                .containsExactly(RejectedEdit.Reason.DUPLICATE, RejectedEdit.Reason.DUPLICATE);
    }

    @Test
    void aLessonMayBeReworded() {
        Revision revision = apply(TWO_LESSONS, update(1, "UNITS: name them"));
        assertThat(revision.version().lesson(ONE)).contains(lesson(1, "UNITS: name them"));
    }

    @Test
    void aPlanForAnotherVersionIsRefused() {
        EditPlan plan = new EditPlan(LibraryVersion.empty().id(), List.of());
        assertThatThrownBy(() -> TWO_LESSONS.apply(plan, STEP, LessonIds.startingAt(3), LibraryLimits.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void provenanceAndStepAreNoPartOfTheId() {
        Lesson elsewhere = new Lesson(ONE, "Units: name them", Provenance.by("somebody else"));
        LibraryVersion other = LibraryVersion.of(
                List.of(), Optional.of(new StepId(STEP.run(), 9)), List.of(elsewhere, lesson(2, "Rounding: up")));
        assertThat(other.id()).isEqualTo(TWO_LESSONS.id());
    }

    @Test
    void everythingElseIsPartOfTheId() {
        Lesson units = lesson(1, "Units: name them");
        Lesson rounding = lesson(2, "Rounding: up");
        List<LibraryVersion> versions = List.of(
                LibraryVersion.empty(),
                TWO_LESSONS,
                version(rounding, units),
                version(units),
                version(units, lesson(3, "Rounding: up")),
                version(units, lesson(2, "Rounding: down")),
                LibraryVersion.of(List.of(TWO_LESSONS.id()), Optional.empty(), TWO_LESSONS.lessons()),
                LibraryVersion.of(
                        List.of(TWO_LESSONS.id(), LibraryVersion.empty().id()),
                        Optional.empty(),
                        TWO_LESSONS.lessons()),
                LibraryVersion.of(
                        List.of(LibraryVersion.empty().id(), TWO_LESSONS.id()),
                        Optional.empty(),
                        TWO_LESSONS.lessons()));
        assertThat(versions.stream().map(LibraryVersion::id)).doesNotHaveDuplicates();
    }

    @Test
    void sameParentsAndLessonsGiveTheSameId() {
        LessonEdit[] edits = {add("Dates: ISO"), update(2, "Rounding: to even")};
        assertThat(apply(TWO_LESSONS, edits).version().id())
                .isEqualTo(apply(TWO_LESSONS, edits).version().id());
    }

    @Test
    void instructionsArePartOfTheIdAndStayWhenLessonsChange() {
        Optional<Instructions> own = Optional.of(new Instructions(" Answer in\r\nkilograms. ", Provenance.by("p")));
        Revision rewritten = apply(TWO_LESSONS).instructed(own, Optional.empty());

        assertThat(rewritten.rewritten()).isTrue();
        assertThat(rewritten.version().id()).isNotEqualTo(TWO_LESSONS.id());
        assertThat(rewritten.version().parents()).containsExactly(TWO_LESSONS.id());
        assertThat(rewritten.version().lessons()).isEqualTo(TWO_LESSONS.lessons());
        assertThat(rewritten.version().instructionsOr("Answer.")).isEqualTo("Answer in\nkilograms.");
        assertThat(TWO_LESSONS.instructionsOr("Answer.")).isEqualTo("Answer.");
        Revision reworded = apply(rewritten.version(), add("Dates: ISO"));
        assertThat(reworded.version().instructions()).isEqualTo(own);
        assertThat(reworded.version().step()).isPresent();
        Revision same = apply(rewritten.version());
        assertThat(same.instructed(
                        Optional.of(new Instructions("Answer in\nkilograms.", Provenance.by("q"))), Optional.empty()))
                .as("where words come from is not what they are")
                .isSameAs(same);
        Revision undone = apply(reworded.version()).instructed(Optional.empty(), Optional.empty());
        assertThat(undone.version().instructions()).isEmpty();
        assertThat(undone.version().step())
                .as("a person's, not that of the step before")
                .isEmpty();
        Revision both = apply(rewritten.version(), add("Dates: ISO")).instructed(Optional.empty(), Optional.empty());
        assertThat(both.version().parents()).containsExactly(rewritten.version().id());
        assertThat(both.changes()).hasSize(1);
    }

    @Test
    void contentThatItsIdDoesNotNameIsRefused() {
        assertThatThrownBy(() -> new LibraryVersion(
                        LibraryVersion.empty().id(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        TWO_LESSONS.lessons()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdOccursOnce() {
        assertThatThrownBy(() -> version(lesson(1, "a"), lesson(1, "b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWayOfAVersionFromElsewhereIsAdditionsUnderItsOwnIds() {
        Revision brought = Revision.brought(TWO_LESSONS);
        assertThat(brought.changed()).isTrue();
        assertThat(brought.changes().stream().map(AppliedEdit::lesson)).containsExactly(ONE, new LessonId(2));
    }
}
