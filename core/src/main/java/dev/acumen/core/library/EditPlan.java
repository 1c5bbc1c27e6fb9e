package dev.acumen.core.library;

import java.util.List;

/**
 * What a step wants to change.
 *
 * @param base the version the plan was made for
 * @param edits in the order they were proposed
 */
public record EditPlan(VersionId base, List<LessonEdit> edits) {

    public EditPlan {
        edits = List.copyOf(edits);
    }
}
