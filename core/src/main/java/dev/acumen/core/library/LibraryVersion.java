package dev.acumen.core.library;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.TokenEstimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A library as it stood at one moment. Immutable; {@link #apply} is the only way lessons change.
 *
 * @param id made from parents and lessons: see {@link #of}
 * @param parents the versions it was made from; empty for a beginning
 * @param step the step that made it; empty for imports and the empty version. Not part of the id
 * @param lessons in the order they are shown; ids and texts are part of the id, provenance is not
 */
public record LibraryVersion(VersionId id, List<VersionId> parents, Optional<StepId> step, List<Lesson> lessons) {

    private static final LibraryVersion EMPTY = of(List.of(), Optional.empty(), List.of());

    public LibraryVersion {
        parents = List.copyOf(parents);
        lessons = List.copyOf(lessons);
        Set<LessonId> seen = new HashSet<>();
        for (Lesson lesson : lessons) {
            if (!seen.add(lesson.id())) {
                throw new IllegalArgumentException("lesson " + lesson.id() + " occurs twice");
            }
        }
        if (!id.equals(idOf(parents, lessons))) {
            throw new IllegalArgumentException("version " + id.brief() + " does not have the content its id names");
        }
    }

    /** The version with no parents and no lessons, with which every library begins. */
    public static LibraryVersion empty() {
        return EMPTY;
    }

    /** A version with the id that its content has. */
    public static LibraryVersion of(List<VersionId> parents, Optional<StepId> step, List<Lesson> lessons) {
        return new LibraryVersion(idOf(parents, lessons), parents, step, lessons);
    }

    /** The lesson with the given id, if it is active in this version. */
    public Optional<Lesson> lesson(LessonId lessonId) {
        return lessons.stream().filter(lesson -> lesson.id().equals(lessonId)).findFirst();
    }

    /** The lesson that says the same word for word, case, punctuation and spacing aside, if one does. */
    public Optional<Lesson> saying(String text) {
        String key = Lesson.duplicateKey(Lesson.oneLine(text));
        return lessons.stream()
                .filter(lesson -> Lesson.duplicateKey(lesson.text()).equals(key))
                .findFirst();
    }

    /** What leads from this version to another, by lesson; empty if they say the same. */
    public List<LessonChange> changesTo(LibraryVersion other) {
        Map<Long, LessonId> ids = new TreeMap<>();
        lessons.forEach(lesson -> ids.put(lesson.id().number(), lesson.id()));
        other.lessons.forEach(lesson -> ids.put(lesson.id().number(), lesson.id()));
        return ids.values().stream()
                .map(id -> new LessonChange(
                        id, lesson(id).map(Lesson::text), other.lesson(id).map(Lesson::text)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** Estimated tokens of all ids and texts. */
    public int tokens() {
        return lessons.stream().mapToInt(lesson -> tokens(lesson.text())).sum();
    }

    /**
     * Applies a plan. Deletes go first, then updates, then keeps, then additions, each kind in the order of the plan, so
     * that a delete makes room for an addition. Lessons the plan does not name stay as they are. A plan that changes
     * nothing gives this very version.
     *
     * @param plan made for this version
     * @param madeBy the step that made the plan
     * @param ids source of new ids
     * @param limits how large the version may grow; an edit that would pass them is rejected
     * @throws IllegalArgumentException if the plan was made for another version
     */
    public Revision apply(EditPlan plan, StepId madeBy, LessonIds ids, LibraryLimits limits) {
        return apply(plan, Optional.of(madeBy), ids, limits, text -> List.of());
    }

    /**
     * The same with a check: an addition or update with findings is not applied. A text that the library has already is not checked.
     *
     * @param madeBy empty where a person made the plan
     * @param check what speaks against a text
     */
    public Revision apply(
            EditPlan plan,
            Optional<StepId> madeBy,
            LessonIds ids,
            LibraryLimits limits,
            Function<String, List<Finding>> check) {
        if (!plan.base().equals(id)) {
            throw new IllegalArgumentException(
                    "the plan was made for version " + plan.base().brief() + ", not for " + id.brief());
        }
        Application application = new Application(lessons, ids, limits, check);
        plan.edits().stream().filter(LessonEdit.Delete.class::isInstance).forEach(application::take);
        plan.edits().stream().filter(LessonEdit.Update.class::isInstance).forEach(application::take);
        plan.edits().stream().filter(LessonEdit.Keep.class::isInstance).forEach(application::take);
        plan.edits().stream().filter(LessonEdit.Add.class::isInstance).forEach(application::take);
        LibraryVersion result = application.changed ? of(List.of(id), madeBy, application.lessons) : this;
        return new Revision(this, result, application.applied, application.rejected);
    }

    private static int tokens(String text) {
        return TokenEstimate.of("[L000] " + text);
    }

    private static VersionId idOf(List<VersionId> parents, List<Lesson> lessons) {
        List<String> fields = new ArrayList<>();
        fields.add("acumen library version 1");
        fields.add(String.valueOf(parents.size()));
        parents.forEach(parent -> fields.add(parent.hex()));
        for (Lesson lesson : lessons) {
            fields.add(lesson.id().toString());
            fields.add(lesson.text());
        }
        return new VersionId(Fingerprint.of(fields).hex());
    }

    /** One application of a plan: the lessons as they stand after the edits taken so far. */
    private static final class Application {
        private final List<Lesson> lessons;
        private final LessonIds ids;
        private final LibraryLimits limits;
        private final Function<String, List<Finding>> check;
        private final Set<LessonId> touched = new HashSet<>();
        private final List<AppliedEdit> applied = new ArrayList<>();
        private final List<RejectedEdit> rejected = new ArrayList<>();
        private boolean changed;

        Application(List<Lesson> lessons, LessonIds ids, LibraryLimits limits, Function<String, List<Finding>> check) {
            this.lessons = new ArrayList<>(lessons);
            this.ids = ids;
            this.limits = limits;
            this.check = check;
        }

        void take(LessonEdit edit) {
            edit.match(new LessonEdit.Cases<>(this::add, this::update, this::delete, this::keep))
                    .ifPresent(rejected::add);
        }

        private Optional<RejectedEdit> add(LessonEdit.Add add) {
            if (saysAlready(add.text(), Optional.empty())) {
                return no(add, RejectedEdit.Reason.DUPLICATE);
            }
            List<Finding> findings = check.apply(add.text());
            if (!findings.isEmpty()) {
                return Optional.of(RejectedEdit.because(add, findings));
            }
            if (lessons.size() >= limits.lessons()) {
                return no(add, RejectedEdit.Reason.TOO_MANY_LESSONS);
            }
            if (tokensBeside(Optional.empty()) + tokens(add.text()) > limits.tokens()) {
                return no(add, RejectedEdit.Reason.TOO_MANY_TOKENS);
            }
            Lesson lesson = new Lesson(ids.next(), add.text(), add.provenance());
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
            if (saysAlready(update.text(), Optional.of(update.id()))) {
                return no(update, RejectedEdit.Reason.DUPLICATE);
            }
            List<Finding> findings = check.apply(update.text());
            if (!findings.isEmpty()) {
                return Optional.of(RejectedEdit.because(update, findings));
            }
            int after = tokens(update.text());
            if (after > tokens(before) && tokensBeside(Optional.of(update.id())) + after > limits.tokens()) {
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
            return took(new AppliedEdit(
                    keep.id(), keep, Optional.of(lessons.get(index).text())));
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

        private boolean saysAlready(String text, Optional<LessonId> except) {
            String key = Lesson.duplicateKey(text);
            return others(except)
                    .anyMatch(lesson -> Lesson.duplicateKey(lesson.text()).equals(key));
        }

        private int tokensBeside(Optional<LessonId> except) {
            return others(except).mapToInt(lesson -> tokens(lesson.text())).sum();
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
}
