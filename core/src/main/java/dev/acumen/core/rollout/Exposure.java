package dev.acumen.core.rollout;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.VersionId;
import java.util.List;
import java.util.Optional;

/**
 * Which lessons stood before an attempt.
 *
 * @param version the version they are from
 * @param shown those that were shown, in the order they were shown; empty where a journal does not tell, and then all of the version's
 */
public record Exposure(VersionId version, Optional<List<LessonId>> shown) {

    public Exposure {
        shown = shown.map(List::copyOf);
    }

    /** Some lessons of a version. */
    public static Exposure of(VersionId version, List<LessonId> shown) {
        return new Exposure(version, Optional.of(shown));
    }

    /** All lessons of a version, whichever they are. */
    public static Exposure whole(VersionId version) {
        return new Exposure(version, Optional.empty());
    }
}
