package dev.acumen.runtime.library;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.exchange.ImportedLibrary;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Changes libraries by hand. Nothing is deleted: every change is a version and a move of the head.
 *
 * @param libraries where they live
 * @param clock gives the time of moves
 */
public record LibraryEditor(LibraryStore libraries, Clock clock) {

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
     * Takes a library from a file in, as the same version.
     *
     * @param name under which it is kept
     * @throws UserError if the library has other lessons under the same ids
     */
    public LibraryVersion bring(String name, ImportedLibrary imported) {
        LibraryVersion head = libraries.head(name).orElse(LibraryVersion.empty());
        requireOwnIds(libraries, name, imported);
        libraries.save(name, Revision.brought(imported.version()));
        move(name, head, imported.version(), HeadMove.Cause.IMPORTED);
        return imported.version();
    }

    /**
     * Edits lessons, all of them or none.
     *
     * @param edits in order; a new lesson says who wrote it in its provenance
     * @return the new head
     * @throws UserError if one of them cannot be applied; the message says why
     */
    public LibraryVersion edit(String name, List<LessonEdit> edits, LibraryLimits limits) {
        LibraryVersion head = libraries.head(Lookup.checkedName(name)).orElse(LibraryVersion.empty());
        Revision revision = head.apply(
                new EditPlan(head.id(), edits), Optional.empty(), libraries.lessonIds(name), limits, text -> List.of());
        List<RejectedEdit> rejected = revision.rejected();
        if (!rejected.isEmpty()) {
            throw UserError.input("library '" + name + "' is left as it is: "
                    + rejected.stream()
                            .map(edit ->
                                    edit.edit().kind() + " " + edit.reason().words())
                            .collect(Collectors.joining("; ")));
        }
        if (revision.changed()) {
            libraries.save(name, revision);
            move(name, head, revision.version(), HeadMove.Cause.EDITED);
        }
        return revision.version();
    }

    private void move(String name, LibraryVersion from, LibraryVersion to, HeadMove.Cause cause) {
        if (!from.id().equals(to.id())) {
            libraries.advance(new HeadMove(name, from.id(), to.id(), cause, Optional.empty(), clock.instant()));
        }
    }

    /** Lesson ids are for life: a library does not take in another's lessons under ids it has given to its own. */
    private static void requireOwnIds(LibraryView libraries, String name, ImportedLibrary imported) {
        if (libraries.head(name).isEmpty()) {
            return;
        }
        List<VersionId> known = Lookup.versions(libraries, name);
        boolean related = known.contains(imported.declared())
                || imported.version().parents().stream()
                        .anyMatch(parent -> known.contains(parent)
                                && !parent.equals(LibraryVersion.empty().id()));
        boolean sharesIds = imported.version().lessons().stream()
                .anyMatch(lesson -> known.stream()
                        .flatMap(id -> libraries.find(id).stream())
                        .anyMatch(version -> version.lesson(lesson.id()).isPresent()));
        if (!related && sharesIds) {
            throw UserError.input("library '" + name
                    + "' has other lessons under the same ids: import the file under another name with --as");
        }
    }
}
