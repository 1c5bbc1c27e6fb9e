package dev.acumen.store.internal.view;

import dev.acumen.core.library.LibraryView;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.StepId;
import java.util.Set;

/** Libraries as the libraries' journal has them, and what its writer must know. */
public interface LibraryQueries extends LibraryView {

    /** The greatest lesson number the library ever had; 0 if none. */
    long greatestLesson(String library);

    /** The greatest lesson number the library had before the step first saved a version there; 0 if none. */
    long greatestLessonBefore(String library, StepId step);

    /** The attempts that any lesson of any saved version or of the quarantine was drawn from, in wordings of then and now. */
    Set<RolloutId> evidence();
}
