package dev.acumen.learning;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.EditRules;
import dev.acumen.core.library.Eviction;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a library small.
 *
 * @param nearDuplicates tells which lessons say the same in other words; empty if only those that say it word for word are the same
 * @param eviction which lesson makes room for a new one
 */
record Upkeep(Optional<NearDuplicates> nearDuplicates, Eviction eviction) {

    /** As published: word for word, and a full library takes nothing more. */
    static Upkeep published() {
        return new Upkeep(Optional.empty(), Eviction.none());
    }

    /** The rules by which the plan is applied to the version. */
    EditRules rules(LibraryVersion version, EditPlan plan, LibraryLimits limits) {
        EditRules rules = EditRules.of(limits).eviction(eviction);
        if (nearDuplicates.isEmpty()) {
            return rules;
        }
        List<String> texts = Stream.concat(
                        version.lessons().stream().map(Lesson::text),
                        plan.edits().stream().flatMap(edit -> edit.wording().stream()))
                .distinct()
                .toList();
        return rules.sameMeaning(nearDuplicates.get().among(texts));
    }
}
