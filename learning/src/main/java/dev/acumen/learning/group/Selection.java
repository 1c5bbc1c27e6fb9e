package dev.acumen.learning.group;

import dev.acumen.core.group.Group;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts of a group that are contrasted.
 *
 * @param contrasted a group of the same task with these attempts only; without members if the group teaches nothing
 * @param leftOut why each other attempt is not among them
 */
public record Selection(Group contrasted, Map<RolloutId, String> leftOut) {

    public Selection {
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        if (contrasted.members().stream().anyMatch(member -> !(member.score() instanceof Score.Graded))) {
            throw new IllegalArgumentException("only graded attempts can be contrasted");
        }
    }

    /**
     * These members of the group.
     *
     * @param why the others are left out
     */
    public static Selection of(Group group, List<ScoredRollout> members, String why) {
        Map<RolloutId, String> leftOut = new LinkedHashMap<>();
        group.members().stream()
                .filter(member -> !members.contains(member))
                .forEach(member -> leftOut.put(member.rollout().id(), why));
        return new Selection(new Group(group.task(), group.library(), members), leftOut);
    }

    /** No member of the group. */
    public static Selection none(Group group, String why) {
        return of(group, List.of(), why);
    }

    /** Whether rewards are contrasted, so that there is something to learn. */
    public boolean teaches() {
        return contrasted.outcome() == Group.Outcome.MIXED;
    }
}
