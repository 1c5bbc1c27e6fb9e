package dev.acumen.runtime.library;

import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import java.util.ArrayList;
import java.util.List;

/**
 * An edit that made a lesson what it is.
 *
 * @param revision the revision it is part of
 * @param edit the edit, with its author and the attempts it was drawn from in its provenance
 */
public record LessonOrigin(Revision revision, AppliedEdit edit) {

    /** All edits of a lesson, oldest first. */
    public static List<LessonOrigin> of(LibraryView libraries, String library, LessonId lesson) {
        List<LessonOrigin> origins = new ArrayList<>();
        for (VersionId version : Lookup.versions(libraries, library)) {
            libraries
                    .revision(library, version)
                    .ifPresent(revision -> revision.applied().stream()
                            .filter(edit -> edit.lesson().equals(lesson) && !(edit.edit() instanceof LessonEdit.Keep))
                            .forEach(edit -> origins.add(new LessonOrigin(revision, edit))));
        }
        return origins;
    }
}
