package dev.acumen.learning;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.EditRules;
import dev.acumen.core.library.Eviction;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonStanding;
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
 * @param eviction which lesson makes room for a new one; empty if a full library refuses what is new
 */
record Upkeep(Optional<NearDuplicates> nearDuplicates, Optional<Eviction> eviction) {

    /** Nothing of one's own. */
    static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty());

    /**
     * The same, with what the kind says where there is nothing of one's own.
     *
     * @param labels that lessons may name, which tell lessons apart
     */
    Upkeep orElse(UpkeepKind kind, List<String> labels) {
        return switch (kind) {
            case PUBLISHED -> this;
            case COMPACT ->
                new Upkeep(
                        nearDuplicates.or(
                                () -> Optional.of(NearDuplicates.lexical().labels(labels))),
                        eviction.or(() -> Optional.of(Eviction.weakest(lesson -> LessonStanding.unknown()))));
        };
    }

    /** The rules by which the plan is applied to the version. */
    EditRules rules(LibraryVersion version, EditPlan plan, LibraryLimits limits) {
        EditRules rules = EditRules.of(limits).eviction(eviction.orElse(Eviction.none()));
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
