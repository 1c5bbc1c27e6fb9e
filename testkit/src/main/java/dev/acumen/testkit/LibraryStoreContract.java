package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LibraryStore} does. For a test class to extend. */
public abstract class LibraryStoreContract extends QuarantineContract {

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
    void aHeldResultMovesNoHeadAndIsTakenOnce() {
        Revision first = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        HeldResult result = result(LIBRARY, ONE, first);
        assertThat(store().heldResults()).isEmpty();
        assertThatThrownBy(() -> store().holdResult(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never saved");
        store().save(LIBRARY, first);
        store().holdResult(result);
        store().holdResult(result);
        Revision other = revise("other", LibraryVersion.empty(), THREE, add("Never weigh."));
        store().save("other", other);
        store().holdResult(result("other", THREE, other));

        assertThat(store().heldResults()).containsExactly(result, result("other", THREE, other));
        assertThat(store().names()).isEmpty();
        assertThat(store().head(LIBRARY)).isEmpty();
        assertThat(store().lessonIds(LIBRARY, THREE).next()).isEqualTo(new LessonId(2));
    }

    @Test
    void aDecisionAboutAResultIsKeptAndAnApprovalIsFinal() {
        Revision first = revise(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        store().save(LIBRARY, first);
        HeldResult result = result(LIBRARY, ONE, first);
        store().holdResult(result);
        Settlement rejected = new Settlement(Settlement.Verdict.DISMISSED, "me", "too bold", Optional.empty(), NOW);
        store().settleResult(LIBRARY, ONE.run(), rejected);
        store().settleResult(LIBRARY, ONE.run(), rejected);
        store().holdResult(result);
        assertThat(store().heldResults()).containsExactly(result.settled(rejected));
        assertThat(store().heldResults().get(0).state()).isEqualTo("rejected");

        Settlement approved = new Settlement(Settlement.Verdict.APPROVED, "me", "", Optional.empty(), NOW);
        store().settleResult(LIBRARY, ONE.run(), approved);
        assertThat(store().heldResults()).containsExactly(result.settled(approved));
        assertThatThrownBy(() -> store().settleResult(LIBRARY, ONE.run(), rejected))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().settleResult(LIBRARY, THREE.run(), rejected))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("freight-2");
    }

    @Test
    void whatWasMeasuredOfAVersionIsKeptAndALaterMeasurementOfTheSameTakesItsPlace() {
        Revision first = learn(LIBRARY, LibraryVersion.empty(), ONE, add("Weigh twice."));
        assertThat(store().claims(LIBRARY)).isEmpty();
        Claim better = claim(first.version(), ONE, ComparisonVerdict.BETTER);
        Claim other = claim(first.version(), THREE, ComparisonVerdict.CANNOT_TELL);
        store().claim(better);
        store().claim(better);
        store().claim(other);
        assertThat(store().claims(LIBRARY)).containsExactly(better, other);
        assertThat(store().claims("other")).isEmpty();

        Claim later = claim(first.version(), ONE, ComparisonVerdict.WORSE);
        store().claim(later);
        assertThat(store().claims(LIBRARY)).containsExactly(other, later);
        assertThat(store().head(LIBRARY)).contains(first.version());
    }

    private static Claim claim(LibraryVersion version, StepId step, ComparisonVerdict verdict) {
        return new Claim(
                LIBRARY,
                version.id(),
                LibraryVersion.empty().id(),
                step.run(),
                "127.0.0.1:8000/some",
                verdict,
                0.05,
                new Claim.Compared(40, 2, 0, 12, 1, 0.5, 0.775, 0.1, 0.4),
                NOW);
    }

    private static HeldResult result(String library, StepId step, Revision revision) {
        return new HeldResult(
                library, step.run(), revision.base().id(), revision.version().id(), NOW, Optional.empty());
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
    void aBroughtVersionKeepsItsInstructionsAndItsIdsAndNewOnesComeAfter() {
        LibraryVersion brought = LibraryVersion.of(
                List.of(),
                Optional.empty(),
                Optional.of(new Instructions("Weigh.\nThen price.", PERSON)),
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
}
