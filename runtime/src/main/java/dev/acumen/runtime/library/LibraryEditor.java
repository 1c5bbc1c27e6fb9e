package dev.acumen.runtime.library;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.exchange.ImportedLesson;
import dev.acumen.store.exchange.ImportedLibrary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes libraries by hand. Nothing is deleted: every change is a version and a move of the head.
 *
 * @param libraries where they live
 * @param clock gives the time of moves
 */
public record LibraryEditor(LibraryStore libraries, Clock clock) {

    /** Who worded a lesson that a person gave to a command or a program. */
    public static final Provenance BY_HAND = Provenance.by("a person, by hand");

    private static final LessonId FIRST = new LessonId(1);

    /** What a person puts into a file is not cut: the limits are those of learning. */
    private static final LibraryLimits UNBOUNDED = new LibraryLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Sets a library back to an earlier version.
     *
     * @param digits the first of the version's id
     * @throws UserError if there is no such library or version
     */
    public LibraryVersion rollback(String name, String digits) {
        LibraryVersion head = Lookup.head(libraries, name);
        LibraryVersion target = Lookup.version(libraries, name, digits);
        move(name, head, target, HeadMove.Cause.ROLLED_BACK);
        return target;
    }

    /**
     * Takes a library from a file in. An export is the same version as before; what a person changed in it since is made of the
     * library as edits of theirs, and a list that was written by hand becomes lessons of theirs.
     *
     * @param name under which it is kept
     * @return the new head
     * @throws UserError if the library has other lessons under the same ids, or takes an edit in no more
     */
    public LibraryVersion bring(String name, ImportedLibrary imported) {
        Optional<LibraryVersion> exported = imported.version();
        if (exported.isPresent()) {
            requireOwnIds(libraries, name, imported, exported.get());
            return brought(name, exported.get());
        }
        if (libraries.head(name).isEmpty()) {
            return brought(name, imported.begun());
        }
        Optional<LibraryVersion> base = imported.declared()
                .filter(Lookup.versions(libraries, name)::contains)
                .flatMap(libraries::find);
        boolean isStrange = base.isEmpty()
                && imported.lessons().stream().anyMatch(lesson -> lesson.id().isPresent());
        if (isStrange) {
            throw otherLessons(name);
        }
        LibraryVersion from = base.orElse(LibraryVersion.empty());
        List<LessonEdit> edits = edits(from, Lookup.head(libraries, name), imported);
        // What the file says of where they come from was true of the words before.
        Optional<Instructions> told =
                imported.instructions().map(own -> new Instructions(own.text(), ImportedLesson.BY_HAND));
        return edit(
                        name,
                        edits,
                        UNBOUNDED,
                        Set.of(),
                        own -> Instructions.areAlike(told, from.instructions()) ? own : told)
                .version();
    }

    private LibraryVersion brought(String name, LibraryVersion version) {
        LibraryVersion head = libraries.head(name).orElse(LibraryVersion.empty());
        libraries.save(name, Revision.brought(version));
        move(name, head, version, HeadMove.Cause.IMPORTED);
        return version;
    }

    /**
     * What a person did to the version between its export and its import, as far as the head does not have it yet. An item with the text of a lesson is that lesson,
     * wherever it stands and whatever id stands before it; one with another text is the lesson of its id, reworded; any other is new.
     */
    private static List<LessonEdit> edits(LibraryVersion base, LibraryVersion head, ImportedLibrary imported) {
        Map<String, LessonId> byText = new HashMap<>();
        base.lessons().forEach(lesson -> byText.putIfAbsent(lesson.text(), lesson.id()));
        Set<LessonId> left = new HashSet<>();
        List<ImportedLesson> others = new ArrayList<>();
        for (ImportedLesson lesson : imported.lessons()) {
            LessonId known = byText.get(lesson.under(FIRST).text());
            if (known == null) {
                others.add(lesson);
            } else {
                left.add(known);
            }
        }
        List<LessonEdit> changes = new ArrayList<>();
        for (ImportedLesson lesson : others) {
            String text = lesson.under(FIRST).text();
            Optional<Lesson> before = lesson.id().flatMap(base::lesson).filter(one -> left.add(one.id()));
            boolean isThere = head.lessons().stream().anyMatch(one -> one.text().equals(text));
            if (!isThere) {
                changes.add(
                        before.isPresent()
                                ? new LessonEdit.Update(before.get().id(), text, ImportedLesson.BY_HAND)
                                : new LessonEdit.Add(text, ImportedLesson.BY_HAND));
            }
        }
        List<LessonEdit> edits = new ArrayList<>();
        base.lessons().stream()
                .map(Lesson::id)
                .filter(id -> !left.contains(id) && head.lesson(id).isPresent())
                .forEach(id -> edits.add(new LessonEdit.Delete(id, ImportedLesson.BY_HAND)));
        edits.addAll(changes);
        return edits;
    }

    /**
     * Adds lessons to a library, which is begun if there is none.
     *
     * @param texts one for each lesson
     * @throws UserError if one of them cannot be added; then none is
     */
    public Revision add(String name, List<String> texts, LibraryLimits limits) {
        return edit(
                name,
                texts.stream()
                        .<LessonEdit>map(text -> new LessonEdit.Add(worded(text), BY_HAND))
                        .toList(),
                limits);
    }

    /**
     * Gives a lesson another wording.
     *
     * @throws UserError if there is no such library or lesson, or the wording cannot be had
     */
    public Revision reword(String name, LessonId lesson, String text, LibraryLimits limits) {
        Lookup.head(libraries, name);
        return edit(name, List.of(new LessonEdit.Update(lesson, worded(text), BY_HAND)), limits);
    }

    /**
     * Takes lessons out.
     *
     * @throws UserError if there is no such library, or one of the lessons is not in it; then none is taken out
     */
    public Revision remove(String name, List<LessonId> lessons) {
        Lookup.head(libraries, name);
        return edit(
                name,
                lessons.stream()
                        .distinct()
                        .<LessonEdit>map(lesson -> new LessonEdit.Delete(lesson, BY_HAND))
                        .toList(),
                UNBOUNDED);
    }

    /**
     * Adds the lessons that a file has and a library has not; the library is begun if there is none. Ids in the file are not looked at.
     *
     * @return what was added, and as rejected what the library says already
     * @throws UserError if there is no room for one of them; then none is added
     */
    public Revision seed(String name, ImportedLibrary imported, LibraryLimits limits) {
        return edit(
                name,
                imported.lessons().stream()
                        .map(lesson -> lesson.under(FIRST))
                        .<LessonEdit>map(lesson -> new LessonEdit.Add(lesson.text(), lesson.provenance()))
                        .toList(),
                limits,
                Set.of(RejectedEdit.Reason.DUPLICATE),
                own -> own);
    }

    private static String worded(String text) {
        if (Lesson.isBlank(text)) {
            throw new UserError(UserError.Kind.USAGE, "a lesson has a text");
        }
        return text;
    }

    /**
     * Edits lessons, all of them or none.
     *
     * @param edits in order; a new lesson says who wrote it in its provenance
     * @return what became of the library
     * @throws UserError if one of them cannot be applied; the message says why
     */
    public Revision edit(String name, List<LessonEdit> edits, LibraryLimits limits) {
        return edit(name, edits, limits, Set.of(), own -> own);
    }

    private Revision edit(
            String name,
            List<LessonEdit> edits,
            LibraryLimits limits,
            Set<RejectedEdit.Reason> passedOver,
            UnaryOperator<Optional<Instructions>> instructions) {
        LibraryVersion head = libraries.head(Lookup.checkedName(name)).orElse(LibraryVersion.empty());
        Revision revision = head.apply(
                        new EditPlan(head.id(), edits),
                        Optional.empty(),
                        libraries.lessonIds(name),
                        limits,
                        text -> List.of())
                .instructed(instructions.apply(head.instructions()), Optional.empty());
        List<RejectedEdit> refused = revision.rejected().stream()
                .filter(edit -> !passedOver.contains(edit.reason()))
                .toList();
        if (!refused.isEmpty()) {
            throw new Refusal(name, revision, limits).error(refused);
        }
        if (revision.changed()) {
            libraries.save(name, revision);
            move(name, head, revision.version(), HeadMove.Cause.EDITED);
        }
        return revision;
    }

    private void move(String name, LibraryVersion from, LibraryVersion to, HeadMove.Cause cause) {
        if (!from.id().equals(to.id())) {
            libraries.advance(new HeadMove(name, from.id(), to.id(), cause, Optional.empty(), clock.instant()));
        }
    }

    /** Lesson ids are for life: a library does not take in another's lessons under ids it has given to its own. */
    private static void requireOwnIds(
            LibraryView libraries, String name, ImportedLibrary imported, LibraryVersion exported) {
        if (libraries.head(name).isEmpty()) {
            return;
        }
        List<VersionId> known = Lookup.versions(libraries, name);
        boolean related = known.contains(exported.id())
                || imported.parents().stream()
                        .anyMatch(parent -> known.contains(parent)
                                && !parent.equals(LibraryVersion.empty().id()));
        boolean sharesIds = exported.lessons().stream()
                .anyMatch(lesson -> known.stream()
                        .flatMap(id -> libraries.find(id).stream())
                        .anyMatch(version -> version.lesson(lesson.id()).isPresent()));
        if (!related && sharesIds) {
            throw otherLessons(name);
        }
    }

    private static UserError otherLessons(String name) {
        return UserError.input(
                "library '" + name
                        + "' has other lessons under the same ids: import the file under another name with --as, or take the ids ([L1]) out of it to add its lessons as new ones");
    }
}
