package dev.acumen.core.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One application of a plan: the lessons as they stand after the edits taken so far. */
final class PlanApplication {
    /** Stands as the author of deletes that nobody proposed. */
    private static final String EVICTED_BY = "the library's limits";

    private final List<Lesson> lessons;
    private final LessonIds ids;
    private final EditRules rules;
    private final Set<LessonId> touched = new HashSet<>();
    private final List<AppliedEdit> applied = new ArrayList<>();
    private final List<RejectedEdit> rejected = new ArrayList<>();
    private boolean changed;

    PlanApplication(List<Lesson> lessons, LessonIds ids, EditRules rules) {
        this.lessons = new ArrayList<>(lessons);
        this.ids = ids;
        this.rules = rules;
    }

    /** Takes deletes first, then updates, keeps and additions. */
    void take(EditPlan plan) {
        plan.edits().stream().filter(LessonEdit.Delete.class::isInstance).forEach(this::take);
        plan.edits().stream().filter(LessonEdit.Update.class::isInstance).forEach(this::take);
        plan.edits().stream().filter(LessonEdit.Keep.class::isInstance).forEach(this::take);
        List<LessonEdit.Add> additions = plan.edits().stream()
                .filter(LessonEdit.Add.class::isInstance)
                .map(LessonEdit.Add.class::cast)
                .toList();
        rules.eviction().inOrder(additions).forEach(this::take);
    }

    boolean changed() {
        return changed;
    }

    List<Lesson> lessons() {
        return lessons;
    }

    List<AppliedEdit> applied() {
        return applied;
    }

    List<RejectedEdit> rejected() {
        return rejected;
    }

    private void take(LessonEdit edit) {
        edit.match(new LessonEdit.Cases<>(this::add, this::update, this::delete, this::keep))
                .ifPresent(rejected::add);
    }

    private Optional<RejectedEdit> add(LessonEdit.Add add) {
        Optional<RejectedEdit> refused = refused(add, add.text(), Optional.empty());
        if (refused.isPresent()) {
            return refused;
        }
        Optional<List<Eviction.Leaving>> leaving = leaving(add);
        if (leaving.isEmpty()) {
            return no(
                    add,
                    lessons.size() >= rules.limits().lessons()
                            ? RejectedEdit.Reason.TOO_MANY_LESSONS
                            : RejectedEdit.Reason.TOO_MANY_TOKENS);
        }
        leaving.get().forEach(gone -> evict(gone, add));
        Lesson lesson = new Lesson(ids.next(add.text()), add.text(), add.provenance());
        lessons.add(lesson);
        return done(new AppliedEdit(lesson.id(), add, Optional.empty()));
    }

    private Optional<RejectedEdit> update(LessonEdit.Update update) {
        int index = indexOf(update.id());
        if (index < 0 || touched.contains(update.id())) {
            return unknownOrSecond(update, update.id());
        }
        String before = lessons.get(index).text();
        if (before.equals(update.text())) {
            return no(update, RejectedEdit.Reason.NO_CHANGE);
        }
        Optional<RejectedEdit> refused = refused(update, update.text(), Optional.of(update.id()));
        if (refused.isPresent()) {
            return refused;
        }
        int after = LibraryVersion.tokens(update.text());
        if (after > LibraryVersion.tokens(before)
                && tokens(others(Optional.of(update.id()))) + after
                        > rules.limits().tokens()) {
            return no(update, RejectedEdit.Reason.TOO_MANY_TOKENS);
        }
        lessons.set(index, new Lesson(update.id(), update.text(), update.provenance()));
        return done(new AppliedEdit(update.id(), update, Optional.of(before)));
    }

    private Optional<RejectedEdit> delete(LessonEdit.Delete delete) {
        int index = indexOf(delete.id());
        if (index < 0 || touched.contains(delete.id())) {
            return unknownOrSecond(delete, delete.id());
        }
        Lesson gone = lessons.remove(index);
        return done(new AppliedEdit(delete.id(), delete, Optional.of(gone.text())));
    }

    private Optional<RejectedEdit> keep(LessonEdit.Keep keep) {
        int index = indexOf(keep.id());
        if (index < 0 || touched.contains(keep.id())) {
            return unknownOrSecond(keep, keep.id());
        }
        return took(
                new AppliedEdit(keep.id(), keep, Optional.of(lessons.get(index).text())));
    }

    private Optional<RejectedEdit> done(AppliedEdit edit) {
        changed = true;
        return took(edit);
    }

    /** Only an edit that took effect keeps later ones from the lesson. */
    private Optional<RejectedEdit> took(AppliedEdit edit) {
        touched.add(edit.lesson());
        applied.add(edit);
        return Optional.empty();
    }

    private Optional<RejectedEdit> unknownOrSecond(LessonEdit edit, LessonId lessonId) {
        return no(
                edit,
                touched.contains(lessonId) ? RejectedEdit.Reason.SECOND_EDIT : RejectedEdit.Reason.UNKNOWN_LESSON);
    }

    private static Optional<RejectedEdit> no(LessonEdit edit, RejectedEdit.Reason reason) {
        return Optional.of(new RejectedEdit(edit, reason));
    }

    /** What speaks against a text, apart from the room it needs. */
    private Optional<RejectedEdit> refused(LessonEdit edit, String text, Optional<LessonId> except) {
        String key = Lesson.duplicateKey(text);
        if (others(except).anyMatch(lesson -> Lesson.duplicateKey(lesson.text()).equals(key))) {
            return no(edit, RejectedEdit.Reason.DUPLICATE);
        }
        if (others(except).anyMatch(lesson -> rules.sameMeaning().test(lesson.text(), text))) {
            return no(edit, RejectedEdit.Reason.NEAR_DUPLICATE);
        }
        List<Finding> findings = rules.check().apply(text);
        return findings.isEmpty() ? Optional.empty() : Optional.of(RejectedEdit.because(edit, findings));
    }

    /** What has to go so that the lesson fits, which may be nothing; empty if no room can be made for it. */
    private Optional<List<Eviction.Leaving>> leaving(LessonEdit.Add add) {
        List<Lesson> staying = new ArrayList<>(lessons);
        List<Eviction.Leaving> leaving = new ArrayList<>();
        while (!fits(staying, add.text())) {
            List<Lesson> candidates = staying.stream().filter(this::mayLeave).toList();
            Optional<Eviction.Leaving> next =
                    LibraryVersion.tokens(add.text()) > rules.limits().tokens()
                            ? Optional.empty()
                            : rules.eviction().leaves(candidates, add);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (candidates.stream()
                    .noneMatch(lesson -> lesson.id().equals(next.get().lesson()))) {
                throw new IllegalStateException(
                        "the eviction named lesson " + next.get().lesson() + ", which is none of those that may leave");
            }
            staying.removeIf(lesson -> lesson.id().equals(next.get().lesson()));
            leaving.add(next.get());
        }
        return Optional.of(leaving);
    }

    private boolean fits(List<Lesson> staying, String text) {
        return staying.size() < rules.limits().lessons()
                && tokens(staying.stream()) + LibraryVersion.tokens(text)
                        <= rules.limits().tokens();
    }

    /** A lesson that a person wrote stays, and so does one that the plan made, changed or looked at. */
    private boolean mayLeave(Lesson lesson) {
        return lesson.provenance().step().isPresent() && !touched.contains(lesson.id());
    }

    private void evict(Eviction.Leaving leaving, LessonEdit.Add newcomer) {
        Provenance by = new Provenance(newcomer.provenance().step(), List.of(), EVICTED_BY, Map.of());
        Lesson gone = lessons.remove(indexOf(leaving.lesson()));
        done(new AppliedEdit(
                gone.id(), new LessonEdit.Delete(gone.id(), by, Optional.of(leaving.why())), Optional.of(gone.text())));
    }

    private static int tokens(Stream<Lesson> some) {
        return some.mapToInt(lesson -> LibraryVersion.tokens(lesson.text())).sum();
    }

    private Stream<Lesson> others(Optional<LessonId> except) {
        return lessons.stream()
                .filter(lesson -> except.isEmpty() || !except.get().equals(lesson.id()));
    }

    private int indexOf(LessonId lessonId) {
        for (int i = 0; i < lessons.size(); i++) {
            if (lessons.get(i).id().equals(lessonId)) {
                return i;
            }
        }
        return -1;
    }
}
