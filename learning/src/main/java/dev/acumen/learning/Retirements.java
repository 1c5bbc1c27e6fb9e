package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.credit.CreditedAttempt;
import dev.acumen.learning.credit.LessonCredit;
import dev.acumen.learning.credit.Retirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which lessons the attempts of a run speak against, in which lessons were left out at random. For one thread. */
final class Retirements {

    private final List<CreditedAttempt> attempts = new ArrayList<>();
    private final Map<VersionId, LibraryVersion> versions = new HashMap<>();

    /** Takes in the attempts of a step. */
    void add(LibraryVersion version, List<Group> groups) {
        versions.put(version.id(), version);
        groups.stream()
                .flatMap(group -> group.members().stream())
                .map(member -> CreditedAttempt.of(member, version))
                .forEach(attempts::add);
    }

    /** Takes the lessons of the version out that harm, as far as can be told by now; most harmful first. */
    List<LessonEdit> edits(LibraryVersion version, StepId step) {
        if (version.lessons().isEmpty()) {
            return List.of();
        }
        return LessonCredit.of(version, attempts, id -> Optional.ofNullable(versions.get(id)))
                .retirements(Optional.of(step))
                .stream()
                .<LessonEdit>map(Retirement::edit)
                .toList();
    }
}
