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

/**
 * A library as it stood at one moment. Immutable; {@link #apply} is the only way lessons change, {@link Revision#instructed} the only one for instructions.
 *
 * @param id made from parents and lessons: see {@link #of}
 * @param parents the versions it was made from; empty for a beginning
 * @param step the step that made it; empty for imports and the empty version. Not part of the id
 * @param instructions what the agent is told in every task, if the version has words of its own for it; their text is part of the id
 * @param lessons in the order they are shown; ids and texts are part of the id, provenance is not
 */
public record LibraryVersion(
        VersionId id,
        List<VersionId> parents,
        Optional<StepId> step,
        Optional<Instructions> instructions,
        List<Lesson> lessons) {

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
        if (!id.equals(idOf(parents, instructions, lessons))) {
            throw new IllegalArgumentException("version " + id.brief() + " does not have the content its id names");
        }
    }

    /** The version with no parents and no lessons, with which every library begins. */
    public static LibraryVersion empty() {
        return EMPTY;
    }

    /** A version with the id that its content has. */
    public static LibraryVersion of(List<VersionId> parents, Optional<StepId> step, List<Lesson> lessons) {
        return of(parents, step, Optional.empty(), lessons);
    }

    /** The same with instructions. */
    public static LibraryVersion of(
            List<VersionId> parents, Optional<StepId> step, Optional<Instructions> instructions, List<Lesson> lessons) {
        return new LibraryVersion(idOf(parents, instructions, lessons), parents, step, instructions, lessons);
    }

    /** What the agent is told in every task with this version, where the domain's own words are these. */
    public String instructionsOr(String ofDomain) {
        return instructions.map(Instructions::text).orElse(ofDomain);
    }

    /** Whether it says nothing: no lesson, and no instructions of its own. */
    public boolean isEmpty() {
        return lessons.isEmpty() && instructions.isEmpty();
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
        return apply(plan, madeBy, ids, EditRules.of(limits).checked(check));
    }

    /**
     * The same by rules of one's own. Where lessons may leave for stronger ones, additions go in the order that {@link Eviction#inOrder} gives.
     *
     * @param rules what an edit has to meet
     */
    public Revision apply(EditPlan plan, Optional<StepId> madeBy, LessonIds ids, EditRules rules) {
        if (!plan.base().equals(id)) {
            throw new IllegalArgumentException(
                    "the plan was made for version " + plan.base().brief() + ", not for " + id.brief());
        }
        PlanApplication application = new PlanApplication(lessons, ids, rules);
        application.take(plan);
        LibraryVersion result =
                application.changed() ? of(List.of(id), madeBy, instructions, application.lessons()) : this;
        return new Revision(this, result, application.applied(), application.rejected());
    }

    /** Estimated tokens of a lesson with this text, its id included. */
    static int tokens(String text) {
        return TokenEstimate.of("[L000] " + text);
    }

    private static VersionId idOf(List<VersionId> parents, Optional<Instructions> instructions, List<Lesson> lessons) {
        List<String> fields = new ArrayList<>();
        fields.add("acumen library version 1");
        fields.add(String.valueOf(parents.size()));
        parents.forEach(parent -> fields.add(parent.hex()));
        for (Lesson lesson : lessons) {
            fields.add(lesson.id().toString());
            fields.add(lesson.text());
        }
        // No lesson has such an id, and versions without instructions keep the ids they had before there were any.
        instructions.ifPresent(own -> fields.addAll(List.of("instructions", own.text())));
        return new VersionId(Fingerprint.of(fields).hex());
    }
}
