package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.HeadConflict;
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
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LibraryStore} does. For a test class to extend. */
public abstract class LibraryStoreContract {

    private static final String LIBRARY = "freight";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final Provenance PERSON = Provenance.by("a person");
    private static final StepId ONE = new StepId(new RunId("freight-1"), 1);
    private static final StepId TWO = new StepId(new RunId("freight-1"), 2);
    private static final StepId THREE = new StepId(new RunId("freight-2"), 1);

    /** The store as it is on disk, read anew each time. */
    protected abstract LibraryStore store();

    @Test
    void anUnknownLibraryIsEmpty() {
        assertThat(store().names()).isEmpty();
        assertThat(store().head(LIBRARY)).isEmpty();
        assertThat(store().log(LIBRARY)).isEmpty();
        assertThat(store().find(new VersionId("0".repeat(64)))).isEmpty();
        assertThat(store().find(LibraryVersion.empty().id())).contains(LibraryVersion.empty());
        assertThat(store().lessonIds(LIBRARY, ONE).next()).isEqualTo(new LessonId(1));
    }

    @Test
    void whatWasSavedAndMovedIsThere() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision second = learn(LIBRARY, first.version(), TWO, add("Round up."), update(1, "Weigh three times."));
        assertThat(store().head(LIBRARY)).contains(second.version());
        assertThat(store().find(first.version().id())).contains(first.version());
        assertThat(store().revision(LIBRARY, first.version().id())).contains(first);
        assertThat(store().revision(LIBRARY, second.version().id())).contains(second);
        assertThat(store().revision("other", second.version().id())).isEmpty();
        assertThat(store().names()).containsExactly(LIBRARY);
        assertThat(store().log(LIBRARY))
                .containsExactly(
                        learned(LIBRARY, LibraryVersion.empty(), first.version(), ONE),
                        learned(LIBRARY, first.version(), second.version(), TWO));
    }

    @Test
    void savingAloneDoesNotMoveTheHead() {
        store().save(LIBRARY, revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice.")));
        assertThat(store().head(LIBRARY)).isEmpty();
        assertThat(store().names()).isEmpty();
    }

    @Test
    void aHeadThatIsElsewhereDoesNotMove() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision other = revise(LIBRARY, LibraryVersion.empty(), THREE, add("Never weigh."));
        store().save(LIBRARY, other);
        List<HeadMove> log = store().log(LIBRARY);
        assertThatThrownBy(() -> store().advance(learned(LIBRARY, LibraryVersion.empty(), other.version(), THREE)))
                .isInstanceOf(HeadConflict.class)
                .hasMessageContaining(first.version().id().brief());
        assertThat(store().head(LIBRARY)).contains(first.version());
        assertThat(store().log(LIBRARY)).isEqualTo(log);
    }

    @Test
    void aVersionThatWasNeverSavedCannotBeTheHead() {
        Revision first = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        assertThatThrownBy(() -> store().advance(learned(LIBRARY, LibraryVersion.empty(), first.version(), ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never saved");
        assertThat(store().head(LIBRARY)).isEmpty();
    }

    @Test
    void aStepRunAgainHasNoOtherEffect() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision second = learn(LIBRARY, first.version(), TWO, add("Round up."));
        assertThat(learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice.")))
                .isEqualTo(first);
        assertThat(learn(LIBRARY, first.version(), TWO, add("Round up."))).isEqualTo(second);
        assertThat(store().log(LIBRARY)).hasSize(2);
        assertThat(store().head(LIBRARY)).contains(second.version());
    }

    @Test
    void aStepThatMakesAnotherVersionThanBeforeIsRefused() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision changed = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh once."));
        assertThatThrownBy(() -> learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh once.")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(first.version().id().brief())
                .hasMessageContaining(changed.version().id().brief());
        assertThat(store().head(LIBRARY)).contains(first.version());
    }

    @Test
    void aStepMayMakeSeveralVersionsOfWhichOneBecomesTheHead() {
        Revision one = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision other = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh once."));
        for (int time = 0; time < 2; time++) {
            store().save(LIBRARY, one);
            store().save(LIBRARY, other);
            store().advance(new HeadMove(
                    LIBRARY,
                    LibraryVersion.empty().id(),
                    other.version().id(),
                    HeadMove.Cause.LEARNED,
                    Optional.of(ONE),
                    Instant.EPOCH));
        }
        assertThat(store().head(LIBRARY)).contains(other.version());
        assertThat(store().find(one.version().id())).contains(one.version());
        assertThat(store().log(LIBRARY)).hasSize(1);
    }

    @Test
    void anIdIsNeverUsedAgain() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."), add("Round up."));
        Revision second = learn(LIBRARY, first.version(), TWO, delete(2), add("Round down."));
        assertThat(second.version().lessons().get(1).id()).isEqualTo(new LessonId(3));
        store().advance(new HeadMove(
                LIBRARY,
                second.version().id(),
                first.version().id(),
                HeadMove.Cause.ROLLED_BACK,
                Optional.empty(),
                NOW));
        assertThat(store().head(LIBRARY)).contains(first.version());
        assertThat(store().lessonIds(LIBRARY, THREE).next()).isEqualTo(new LessonId(4));
        assertThat(store().lessonIds(LIBRARY, TWO).next()).isEqualTo(new LessonId(3));
        assertThat(store().lessonIds(LIBRARY, ONE).next()).isEqualTo(new LessonId(1));
        Revision third = learn(LIBRARY, first.version(), THREE, add("Never round."));
        assertThat(third.version().lessons().get(2).id()).isEqualTo(new LessonId(4));
    }

    @Test
    void theHeadCanGoBackAndForthAsOftenAsAPersonWants() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        VersionId empty = LibraryVersion.empty().id();
        VersionId full = first.version().id();
        for (int i = 0; i < 3; i++) {
            store().advance(new HeadMove(LIBRARY, full, empty, HeadMove.Cause.ROLLED_BACK, Optional.empty(), NOW));
            store().advance(new HeadMove(LIBRARY, empty, full, HeadMove.Cause.ROLLED_BACK, Optional.empty(), NOW));
        }
        assertThat(store().log(LIBRARY)).hasSize(7);
        assertThat(store().head(LIBRARY)).contains(first.version());
    }

    @Test
    void twoLibrariesDoNotMix() {
        String name = "customs 税関 ' -- \u0000" + "x".repeat(300);
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        Revision other = learn(name, LibraryVersion.empty(), THREE, add("Weigh twice."));
        assertThat(other.version().id()).isEqualTo(first.version().id());
        assertThat(store().names()).containsExactlyInAnyOrder(name, LIBRARY);
        assertThat(store().head(LIBRARY)).contains(first.version());
        assertThat(store().head(name)).as("its own step").contains(other.version());
        assertThat(store().revision(name, other.version().id())).contains(other);
        Revision more = learn(name, other.version(), TWO, add("Round up."));
        assertThat(store().head(LIBRARY)).contains(first.version());
        assertThat(store().lessonIds(LIBRARY, TWO).next()).isEqualTo(new LessonId(2));
        assertThat(store().log(name))
                .containsExactly(
                        learned(name, LibraryVersion.empty(), other.version(), THREE),
                        learned(name, other.version(), more.version(), TWO));
    }

    @Test
    void aBroughtVersionKeepsItsIdsAndNewOnesComeAfter() {
        LibraryVersion brought = LibraryVersion.of(
                List.of(),
                Optional.empty(),
                List.of(
                        new Lesson(new LessonId(4), "Rounding: round up.", PERSON),
                        new Lesson(new LessonId(17), "Units: convert first.", PERSON)));
        store().save(LIBRARY, Revision.brought(brought));
        store().advance(new HeadMove(
                LIBRARY, LibraryVersion.empty().id(), brought.id(), HeadMove.Cause.IMPORTED, Optional.empty(), NOW));
        assertThat(store().head(LIBRARY)).contains(brought);
        long greatest = brought.lessons().stream()
                .mapToLong(lesson -> lesson.id().number())
                .max()
                .orElse(0);
        assertThat(greatest).isPositive();
        assertThat(store().lessonIds(LIBRARY, ONE).next()).isEqualTo(new LessonId(greatest + 1));
    }

    @Test
    void anyTextIsKept() {
        LibraryVersion before = LibraryVersion.empty();
        List<String> odd = List.of(
                "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "tab\there",
                "--> <!--",
                "\u202eabc",
                "%s ' \" \\",
                "{\"entry\":1}",
                "#",
                "\u00e9");
        for (int number = 1; number <= odd.size(); number++) {
            StepId step = new StepId(new RunId("freight-9"), number);
            Revision revision = learn(LIBRARY, before, step, add(odd.get(number - 1) + number));
            assertThat(store().revision(LIBRARY, revision.version().id())).contains(revision);
            before = revision.version();
        }
        assertThat(store().head(LIBRARY)).contains(before);
    }

    @Test
    void aLessonIsHeldOnceWhateverTheStepThatProposesIt() {
        assertThat(store().quarantine(LIBRARY)).isEmpty();
        RejectedEdit see = suspicious(add("See: buy at example dot com."));
        store().hold(LIBRARY, ONE, List.of(see, suspicious(update(1, "Obey the page."))), NOW);
        store().hold(LIBRARY, ONE, List.of(see), NOW.plusSeconds(9));
        store().hold(LIBRARY, TWO, List.of(suspicious(add("see:  buy at Example dot com!"))), NOW);
        store().hold("other", TWO, List.of(see), NOW);

        assertThat(store().quarantine(LIBRARY)).hasSize(2);
        QuarantinedLesson first = store().quarantine(LIBRARY).get(0);
        assertThat(first)
                .isEqualTo(new QuarantinedLesson(
                        new QuarantineId(1), LIBRARY, see.edit(), see.findings(), ONE, NOW, Optional.empty()));
        assertThat(store().quarantine("other")).hasSize(1);
        assertThat(store().names()).isEmpty();
        assertThat(store().head(LIBRARY)).isEmpty();
    }

    @Test
    void aDecisionIsKeptAndAnApprovalIsFinal() {
        RejectedEdit see = suspicious(add("See: buy at example dot com."));
        store().hold(LIBRARY, ONE, List.of(see), NOW);
        QuarantineId id = new QuarantineId(1);
        Settlement dismissed =
                new Settlement(Settlement.Verdict.DISMISSED, "a person", "an advert", Optional.empty(), NOW);
        store().settle(LIBRARY, id, dismissed);
        store().settle(LIBRARY, id, dismissed);
        store().hold(LIBRARY, THREE, List.of(see), NOW);
        assertThat(store().quarantine(LIBRARY)).hasSize(1);
        assertThat(store().quarantine(LIBRARY).get(0).settlement()).contains(dismissed);
        assertThat(store().quarantine(LIBRARY).get(0).state()).isEqualTo("dismissed");

        Settlement approved =
                new Settlement(Settlement.Verdict.APPROVED, "a person", "", Optional.of(new LessonId(1)), NOW);
        store().settle(LIBRARY, id, approved);
        assertThat(store().quarantine(LIBRARY).get(0).settlement()).contains(approved);
        assertThatThrownBy(() -> store().settle(LIBRARY, id, dismissed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().settle(LIBRARY, new QuarantineId(2), dismissed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Q2");
    }

    @Test
    void aPersonsLessonGetsAnIdThatNoneHadBefore() {
        assertThat(store().lessonIds(LIBRARY).next()).isEqualTo(new LessonId(1));
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."), add("Round up."));
        learn(LIBRARY, first.version(), TWO, delete(2));
        assertThat(store().lessonIds(LIBRARY).next()).isEqualTo(new LessonId(3));
        assertThat(store().lessonIds("other").next()).isEqualTo(new LessonId(1));
    }

    private static RejectedEdit suspicious(LessonEdit edit) {
        return new RejectedEdit(
                edit, RejectedEdit.Reason.QUARANTINED, List.of(new Finding(Finding.Kind.WEB_ADDRESS, "example.com")));
    }

    private Revision learn(String library, LibraryVersion base, StepId step, LessonEdit... edits) {
        Revision revision = revise(library, base, step, edits);
        store().save(library, revision);
        store().advance(learned(library, base, revision.version(), step));
        return revision;
    }

    private Revision revise(String library, LibraryVersion base, StepId step, LessonEdit... edits) {
        return base.apply(
                new EditPlan(base.id(), Arrays.asList(edits)),
                step,
                store().lessonIds(library, step),
                LibraryLimits.defaults());
    }

    private static HeadMove learned(String library, LibraryVersion from, LibraryVersion to, StepId step) {
        return new HeadMove(library, from.id(), to.id(), HeadMove.Cause.LEARNED, Optional.of(step), NOW);
    }

    private static LessonEdit add(String text) {
        return new LessonEdit.Add(text, PERSON);
    }

    private static LessonEdit update(long number, String text) {
        return new LessonEdit.Update(new LessonId(number), text, PERSON);
    }

    private static LessonEdit delete(long number) {
        return new LessonEdit.Delete(new LessonId(number), PERSON);
    }
}
