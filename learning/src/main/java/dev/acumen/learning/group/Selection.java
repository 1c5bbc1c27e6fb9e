package dev.acumen.learning.group;

import dev.acumen.core.run.RolloutId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts of a group that are contrasted.
 *
 * @param contrasted the group with these attempts only; without members if the group teaches nothing
 * @param leftOut why each other attempt is not among them
 */
public record Selection(ComparedGroup contrasted, Map<RolloutId, String> leftOut) {

    public Selection {
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /** All members of the group. */
    public static Selection of(ComparedGroup group) {
        return new Selection(group, Map.of());
    }

    /**
     * These members of the group.
     *
     * @param why the others are left out
     */
    public static Selection of(ComparedGroup group, List<Compared> members, String why) {
        Map<RolloutId, String> leftOut = new LinkedHashMap<>();
        group.members().stream()
                .filter(member -> !members.contains(member))
                .forEach(member -> leftOut.put(member.attempt().rollout().id(), why));
        return new Selection(group.with(members), leftOut);
    }

    /** No member of the group. */
    public static Selection none(ComparedGroup group, String why) {
        return of(group, List.of(), why);
    }

    /** Whether rewards are contrasted, so that there is something to learn. */
    public boolean teaches() {
        return contrasted.isMixedInAny();
    }
}
