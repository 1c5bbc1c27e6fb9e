package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.HeadMove;
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
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LibraryStore} does with lessons that a person has to look at. For {@link LibraryStoreContract} to extend. */
abstract class QuarantineContract {

    static final String LIBRARY = "freight";
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");
    static final Provenance PERSON = Provenance.by("a person");
    static final StepId ONE = new StepId(new RunId("freight-1"), 1);
    static final StepId TWO = new StepId(new RunId("freight-1"), 2);
    static final StepId THREE = new StepId(new RunId("freight-2"), 1);

    /** The store as it is on disk, read anew each time. */
    protected abstract LibraryStore store();

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

    static RejectedEdit suspicious(LessonEdit edit) {
        return new RejectedEdit(
                edit, RejectedEdit.Reason.QUARANTINED, List.of(new Finding(Finding.Kind.WEB_ADDRESS, "example.com")));
    }

    Revision learn(String library, LibraryVersion base, StepId step, LessonEdit... edits) {
        Revision revision = revise(library, base, step, edits);
        store().save(library, revision);
        store().advance(learned(library, base, revision.version(), step));
        return revision;
    }

    Revision revise(String library, LibraryVersion base, StepId step, LessonEdit... edits) {
        return base.apply(
                new EditPlan(base.id(), Arrays.asList(edits)),
                step,
                store().lessonIds(library, step),
                LibraryLimits.defaults());
    }

    static HeadMove learned(String library, LibraryVersion from, LibraryVersion to, StepId step) {
        return new HeadMove(library, from.id(), to.id(), HeadMove.Cause.LEARNED, Optional.of(step), NOW);
    }

    static LessonEdit add(String text) {
        return new LessonEdit.Add(text, PERSON);
    }

    static LessonEdit update(long number, String text) {
        return new LessonEdit.Update(new LessonId(number), text, PERSON);
    }

    static LessonEdit delete(long number) {
        return new LessonEdit.Delete(new LessonId(number), PERSON);
    }
}
