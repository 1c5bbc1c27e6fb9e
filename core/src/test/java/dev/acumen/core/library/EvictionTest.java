package dev.acumen.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvictionTest {

    private static final StepId STEP = new StepId(new RunId("run-1"), 3);
    private static final int CASES = 2_000;

    private static Provenance learned(int attempts) {
        List<Evidence> evidence = IntStream.range(0, attempts)
                .mapToObj(sample -> new Evidence(
                        new RolloutId(new PassId(STEP, "practice"), new TaskId("t"), sample), OptionalDouble.of(1)))
                .toList();
        return new Provenance(Optional.of(STEP), evidence, "model", Map.of());
    }

    private static Lesson lesson(long id, int attempts) {
        return new Lesson(new LessonId(id), "Lesson number " + id, learned(attempts));
    }

    private static LessonEdit.Add add(String text, int attempts) {
        return new LessonEdit.Add(text, learned(attempts));
    }

    private static LibraryVersion version(Lesson... lessons) {
        return LibraryVersion.of(List.of(), Optional.empty(), List.of(lessons));
    }

    private static Revision apply(
            LibraryVersion version, int most, Map<LessonId, LessonStanding> known, LessonEdit... edits) {
        return apply(version, new LibraryLimits(most, 2_000), known, List.of(edits));
    }

    private static Revision apply(
            LibraryVersion version, LibraryLimits limits, Map<LessonId, LessonStanding> known, List<LessonEdit> edits) {
        Eviction weakest = Eviction.weakest(id -> known.getOrDefault(id, LessonStanding.unknown()));
        return version.apply(
                new EditPlan(version.id(), edits),
                Optional.of(STEP),
                LessonIds.startingAt(1_000),
                EditRules.of(limits).eviction(weakest));
    }

    private static List<String> ids(LibraryVersion version) {
        return version.lessons().stream().map(lesson -> lesson.id().toString()).toList();
    }

    private static LessonStanding credit(double credit) {
        return new LessonStanding(OptionalDouble.of(credit), 0);
    }

    private static LessonStanding shown(long times) {
        return new LessonStanding(OptionalDouble.empty(), times);
    }

    @Test
    void withoutAnEvictionAFullLibraryRefusesWhatIsNew() {
        LibraryVersion full = version(lesson(1, 1), lesson(2, 1));

        Revision revision = full.apply(
                new EditPlan(full.id(), List.of(add("Something new", 9))),
                STEP,
                LessonIds.startingAt(3),
                new LibraryLimits(2, 2_000));

        assertThat(revision.rejected())
                .extracting(RejectedEdit::reason)
                .containsExactly(RejectedEdit.Reason.TOO_MANY_LESSONS);
        assertThat(revision.version()).isSameAs(full);
    }

    @Test
    void theLessonWithTheFewestAttemptsLeavesAndTheHistorySaysWhy() {
        Revision revision =
                apply(version(lesson(1, 5), lesson(2, 2), lesson(3, 4)), 3, Map.of(), add("Something new", 2));

        assertThat(ids(revision.version())).containsExactly("L1", "L3", "L1000");
        AppliedEdit gone = revision.applied().get(0);
        assertThat(gone.lesson()).isEqualTo(new LessonId(2));
        assertThat(gone.before()).contains("Lesson number 2");
        assertThat(((LessonEdit.Delete) gone.edit()).reason().orElseThrow())
                .contains("weakest of a full library")
                .contains("attempts behind it: 2");
        assertThat(revision.changes()).hasSize(2);
    }

    @Test
    void aNewcomerWithLessBehindItThanTheWeakestIsRefused() {
        Revision revision = apply(version(lesson(1, 5), lesson(2, 3)), 2, Map.of(), add("Something new", 2));

        assertThat(revision.changed()).isFalse();
        assertThat(revision.rejected())
                .extracting(RejectedEdit::reason)
                .containsExactly(RejectedEdit.Reason.TOO_MANY_LESSONS);
    }

    @Test
    void aKnownCreditCountsBeforeAttemptsAndThoseBeforeUseAndThatBeforeAge() {
        LibraryVersion full = version(lesson(1, 3), lesson(2, 3), lesson(3, 3));

        assertThat(ids(apply(full, 3, Map.of(new LessonId(3), credit(-0.2)), add("New", 0))
                        .version()))
                .as("harmful")
                .containsExactly("L1", "L2", "L1000");
        assertThat(ids(apply(
                                full,
                                3,
                                Map.of(new LessonId(1), shown(9), new LessonId(2), shown(4), new LessonId(3), shown(8)),
                                add("New", 3))
                        .version()))
                .as("least shown")
                .containsExactly("L1", "L3", "L1000");
        assertThat(ids(apply(full, 3, Map.of(), add("New", 3)).version()))
                .as("oldest")
                .containsExactly("L2", "L3", "L1000");
        assertThat(ids(apply(
                                full,
                                3,
                                Map.of(
                                        new LessonId(1), credit(0.1),
                                        new LessonId(2), credit(0.2),
                                        new LessonId(3), credit(0.3)),
                                add("New", 50))
                        .version()))
                .as("all were seen to help")
                .containsExactly("L1", "L2", "L3");
    }

    @Test
    void aLessonThatAPersonWroteStays() {
        Lesson byHand = new Lesson(new LessonId(1), "Written by hand", Provenance.by("Ada"));

        assertThat(ids(apply(version(byHand, lesson(2, 7)), 2, Map.of(), add("New", 7))
                        .version()))
                .containsExactly("L1", "L1000");
        assertThat(apply(version(byHand), 1, Map.of(), add("New", 7)).changed()).isFalse();
    }

    @Test
    void whatThePlanAddedChangedOrKeptStays() {
        Revision revision = apply(
                version(lesson(1, 1), lesson(2, 1), lesson(3, 4)),
                3,
                Map.of(),
                new LessonEdit.Keep(new LessonId(1)),
                new LessonEdit.Update(new LessonId(2), "Worded better", learned(1)),
                add("New one", 5),
                add("New two", 4));

        assertThat(ids(revision.version())).containsExactly("L1", "L2", "L1000");
        assertThat(revision.version().lessons().get(2).text()).isEqualTo("New one");
        assertThat(revision.rejected())
                .extracting(edit -> edit.edit().wording().orElseThrow())
                .containsExactly("New two");
    }

    @Test
    void nothingLeavesForALessonThatWouldNotFitAllTheSame() {
        LibraryVersion full = version(lesson(1, 1), lesson(2, 1), lesson(3, 9));
        LibraryLimits tight = new LibraryLimits(10, full.tokens());

        assertThat(apply(full, tight, Map.of(), List.of(add("word ".repeat(5_000), 5)))
                        .changed())
                .isFalse();
        assertThat(apply(full, tight, Map.of(), List.of(add("A longer text than two of them ".repeat(3), 5)))
                        .rejected())
                .extracting(RejectedEdit::reason)
                .containsExactly(RejectedEdit.Reason.TOO_MANY_TOKENS);
        Revision fits = apply(full, tight, Map.of(), List.of(add("Lesson as long", 5)));
        assertThat(ids(fits.version())).containsExactly("L2", "L3", "L1000");
    }

    @Test
    void anEvictionThatNamesAProtectedLessonIsAMistakeOfItsAuthor() {
        LibraryVersion full = version(new Lesson(new LessonId(1), "Written by hand", Provenance.by("Ada")));
        Eviction wrong = (candidates, newcomer) -> Optional.of(new Eviction.Leaving(new LessonId(1), "because"));

        assertThatThrownBy(() -> full.apply(
                        new EditPlan(full.id(), List.of(add("New", 1))),
                        Optional.of(STEP),
                        LessonIds.startingAt(2),
                        EditRules.of(new LibraryLimits(1, 100)).eviction(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("L1");
    }

    /** Versions, plans, limits and standings of all kinds, from a seed. */
    private static final class Case {
        final LibraryVersion version;
        final List<LessonEdit> edits = new ArrayList<>();
        final LibraryLimits limits;
        final Map<LessonId, LessonStanding> known = new HashMap<>();

        Case(long seed) {
            Random random = new Random(seed);
            List<Lesson> lessons = new ArrayList<>();
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                LessonId id = new LessonId(20 - i);
                String text = "Lesson " + id + " says this" + " and more".repeat(random.nextInt(6));
                boolean byHand = random.nextInt(6) == 0;
                lessons.add(new Lesson(id, text, byHand ? Provenance.by("Ada") : learned(random.nextInt(8))));
                if (random.nextBoolean()) {
                    known.put(id, random.nextBoolean() ? credit(random.nextGaussian()) : shown(random.nextInt(5)));
                }
            }
            version = version(lessons.toArray(Lesson[]::new));
            for (int i = random.nextInt(12); i > 0; i--) {
                LessonId id = new LessonId(8 + random.nextInt(12));
                String text = "New " + i + " says that" + " and more".repeat(random.nextInt(8));
                edits.add(
                        switch (random.nextInt(8)) {
                            case 0 -> new LessonEdit.Delete(id, learned(1));
                            case 1 -> new LessonEdit.Update(id, text, learned(1));
                            case 2 -> new LessonEdit.Keep(id);
                            default -> add(text, random.nextInt(10));
                        });
            }
            limits = new LibraryLimits(
                    Math.max(1, lessons.size() - random.nextInt(2)),
                    Math.max(1, version.tokens() - random.nextInt(20)));
        }

        Revision revision() {
            return apply(version, limits, known, edits);
        }
    }

    private interface Law {
        void holdsFor(Case drawn, Revision revision);
    }

    private static void always(Law law) {
        int evicted = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Case drawn = new Case(seed);
            Revision revision = drawn.revision();
            evicted += (int)
                    revision.applied().stream().filter(EvictionTest::isEvicted).count();
            try {
                law.holdsFor(drawn, revision);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(evicted).as("evictions among the cases").isGreaterThan(CASES / 4);
    }

    private static boolean isEvicted(AppliedEdit edit) {
        return edit.edit() instanceof LessonEdit.Delete delete
                && delete.reason().isPresent();
    }

    @Test
    void capsAreNeverPassedUnlessTheyWereBefore() {
        always((drawn, revision) -> {
            assertThat(revision.version().lessons().size())
                    .isLessThanOrEqualTo(Math.max(
                            drawn.limits.lessons(), drawn.version.lessons().size()));
            assertThat(revision.version().tokens())
                    .isLessThanOrEqualTo(Math.max(drawn.limits.tokens(), drawn.version.tokens()));
            if (revision.applied().stream().anyMatch(edit -> edit.edit() instanceof LessonEdit.Add)) {
                assertThat(revision.version().lessons().size()).isLessThanOrEqualTo(drawn.limits.lessons());
                assertThat(revision.version().tokens()).isLessThanOrEqualTo(drawn.limits.tokens());
            }
        });
    }

    @Test
    void whatIsKeptDoesNotDependOnTheOrderOfAdditions() {
        always((drawn, revision) -> {
            List<LessonEdit> others = new ArrayList<>(drawn.edits);
            others.removeIf(edit -> edit instanceof LessonEdit.Add);
            List<LessonEdit> additions = new ArrayList<>(drawn.edits);
            additions.removeIf(edit -> !(edit instanceof LessonEdit.Add));
            Collections.shuffle(additions, new Random(additions.size()));
            others.addAll(0, additions);
            assertThat(apply(drawn.version, drawn.limits, drawn.known, others).version())
                    .isEqualTo(revision.version());
        });
    }

    @Test
    void nothingIsLostFromTheHistory() {
        always((drawn, revision) -> {
            Set<LessonId> left = new HashSet<>();
            revision.applied().stream().filter(edit -> edit.after().isEmpty()).forEach(edit -> {
                assertThat(left.add(edit.lesson())).isTrue();
                assertThat(edit.before()).isPresent();
            });
            drawn.version
                    .lessons()
                    .forEach(lesson -> assertThat(left.contains(lesson.id())
                                    || revision.version().lesson(lesson.id()).isPresent())
                            .isTrue());
            List<LessonEdit> told = new ArrayList<>();
            revision.applied().stream().filter(edit -> !isEvicted(edit)).forEach(edit -> told.add(edit.edit()));
            revision.rejected().forEach(edit -> told.add(edit.edit()));
            assertThat(told).containsExactlyInAnyOrderElementsOf(drawn.edits);
        });
    }

    @Test
    void neitherHandWrittenNorTouchedNorNewLessonsAreEvicted() {
        always((drawn, revision) -> {
            Set<LessonId> taken = new HashSet<>();
            for (AppliedEdit edit : revision.applied()) {
                if (isEvicted(edit)) {
                    Lesson gone = drawn.version.lesson(edit.lesson()).orElseThrow();
                    assertThat(gone.provenance().step()).isPresent();
                }
                assertThat(taken.add(edit.lesson()))
                        .as("one edit for " + edit.lesson())
                        .isTrue();
            }
        });
    }
}
