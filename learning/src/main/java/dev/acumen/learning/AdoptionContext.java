package dev.acumen.learning;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.task.TaskId;
import java.util.List;
import java.util.Set;

/**
 * What a gate decides on.
 *
 * @param base the version that the candidates were made from
 * @param candidates one or more revisions that change it, the learner's favourite first
 * @param practised the tasks of the step, which the candidates were drawn from
 * @param history the run before this step
 * @param trials attempts under any of the versions
 */
public record AdoptionContext(
        LibraryVersion base, List<Revision> candidates, Set<TaskId> practised, History history, Trials trials) {

    public AdoptionContext {
        candidates = List.copyOf(candidates);
        practised = Set.copyOf(practised);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there is no candidate to decide on");
        }
    }

    /** The versions that the candidates make, in their order. */
    public List<LibraryVersion> versions() {
        return candidates.stream().map(Revision::version).toList();
    }
}
