package dev.acumen.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every version and every plan. */
class LibraryLawsTest {

    private static final int CASES = 3_000;

    private interface Law {
        void holdsFor(LibraryVersion before, EditPlan plan, LibraryLimits limits, Revision revision);
    }

    private static void always(Law law) {
        for (long seed = 0; seed < CASES; seed++) {
            Libraries libraries = new Libraries(seed);
            LibraryVersion before = libraries.version();
            EditPlan plan = libraries.plan(before);
            LibraryLimits limits = libraries.limits();
            Revision revision =
                    before.apply(plan, Libraries.STEP, LessonIds.startingAt(Libraries.nextId(before)), limits);
            try {
                law.holdsFor(before, plan, limits, revision);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static List<LessonId> ids(LibraryVersion version) {
        return version.lessons().stream().map(Lesson::id).toList();
    }

    @Test
    void newLessonsHaveNewIds() {
        always((before, plan, limits, revision) -> {
            Set<LessonId> old = new HashSet<>(ids(before));
            List<LessonId> added = revision.applied().stream()
                    .filter(edit -> edit.edit() instanceof LessonEdit.Add)
                    .map(AppliedEdit::lesson)
                    .toList();
            assertThat(added).doesNotHaveDuplicates().noneMatch(old::contains);
            assertThat(ids(revision.version())).containsAll(added).isSubsetOf(union(old, added));
        });
    }

    @Test
    void idsAreNotUsedAgainFromStepToStep() {
        for (long seed = 0; seed < 200; seed++) {
            Libraries libraries = new Libraries(seed);
            LibraryVersion version = libraries.version();
            LessonIds numbers = LessonIds.startingAt(Libraries.nextId(version));
            Set<LessonId> ever = new HashSet<>(ids(version));
            for (int step = 0; step < 20; step++) {
                Revision revision =
                        version.apply(libraries.plan(version), Libraries.STEP, numbers, LibraryLimits.defaults());
                for (AppliedEdit edit : revision.applied()) {
                    if (edit.edit() instanceof LessonEdit.Add) {
                        assertThat(ever.add(edit.lesson())).isTrue();
                    }
                }
                version = revision.version();
            }
        }
    }

    @Test
    void lessonsThePlanDoesNotNameStayAsTheyAre() {
        always((before, plan, limits, revision) -> {
            Set<LessonId> named = new HashSet<>();
            plan.edits().forEach(edit -> edit.target().ifPresent(named::add));
            List<Lesson> others = before.lessons().stream()
                    .filter(lesson -> !named.contains(lesson.id()))
                    .toList();
            assertThat(revision.version().lessons().stream()
                            .filter(others::contains)
                            .toList())
                    .isEqualTo(others);
        });
    }

    @Test
    void capsAreNotPassedUnlessTheyWereBefore() {
        always((before, plan, limits, revision) -> {
            assertThat(revision.version().lessons().size())
                    .isLessThanOrEqualTo(
                            Math.max(limits.lessons(), before.lessons().size()));
            assertThat(revision.version().tokens()).isLessThanOrEqualTo(Math.max(limits.tokens(), before.tokens()));
        });
    }

    @Test
    void noTwoLessonsSayTheSame() {
        always((before, plan, limits, revision) -> assertThat(
                        revision.version().lessons().stream().map(lesson -> Lesson.duplicateKey(lesson.text())))
                .doesNotHaveDuplicates());
    }

    @Test
    void everyEditIsEitherAppliedOrRejected() {
        always((before, plan, limits, revision) -> {
            List<LessonEdit> told = new ArrayList<>();
            revision.applied().forEach(edit -> told.add(edit.edit()));
            revision.rejected().forEach(edit -> told.add(edit.edit()));
            assertThat(told).containsExactlyInAnyOrderElementsOf(plan.edits());
        });
    }

    @Test
    void aLessonIsEditedAtMostOnce() {
        always((before, plan, limits, revision) ->
                assertThat(revision.applied().stream().map(AppliedEdit::lesson)).doesNotHaveDuplicates());
    }

    @Test
    void editsOfUnknownLessonsAreRejectedAndNeverAdded() {
        always((before, plan, limits, revision) -> {
            List<RejectedEdit> expected = plan.edits().stream()
                    .filter(edit ->
                            edit.target().map(id -> before.lesson(id).isEmpty()).orElse(false))
                    .map(edit -> new RejectedEdit(edit, RejectedEdit.Reason.UNKNOWN_LESSON))
                    .toList();
            assertThat(revision.rejected()).containsAll(expected);
        });
    }

    @Test
    void appliedEditsTellTheWholeDifference() {
        always((before, plan, limits, revision) -> {
            List<Lesson> told = new ArrayList<>(before.lessons());
            for (AppliedEdit edit : revision.applied()) {
                Optional<String> stood = told.stream()
                        .filter(lesson -> lesson.id().equals(edit.lesson()))
                        .map(Lesson::text)
                        .findFirst();
                assertThat(edit.before()).isEqualTo(stood);
                int at = told.stream().map(Lesson::id).toList().indexOf(edit.lesson());
                if (edit.after().isEmpty()) {
                    told.remove(at);
                } else {
                    Lesson lesson = new Lesson(edit.lesson(), edit.after().get(), Libraries.SOURCE);
                    if (at < 0) {
                        told.add(lesson);
                    } else {
                        told.set(at, lesson);
                    }
                }
            }
            assertThat(revision.version().lessons()).isEqualTo(told);
        });
    }

    @Test
    void theResultIsAChildOfTheBaseOrTheBaseItself() {
        always((before, plan, limits, revision) -> {
            assertThat(revision.base()).isSameAs(before);
            assertThat(revision.changed()).isEqualTo(!revision.changes().isEmpty());
            if (revision.changed()) {
                assertThat(revision.version().parents()).containsExactly(before.id());
                assertThat(revision.version().step()).contains(Libraries.STEP);
            } else {
                assertThat(revision.version()).isSameAs(before);
            }
        });
    }

    private static Set<LessonId> union(Set<LessonId> a, List<LessonId> b) {
        Set<LessonId> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }
}
