package dev.acumen.core.group;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import java.util.List;

/**
 * A group whose graded members know how they compare.
 *
 * @param group the group
 * @param advantages one for each graded member, in their order
 */
public record AdvantagedGroup(Group group, List<Advantage> advantages) {

    public AdvantagedGroup {
        advantages = List.copyOf(advantages);
        List<RolloutId> graded =
                group.graded().stream().map(member -> member.rollout().id()).toList();
        if (!graded.equals(advantages.stream().map(Advantage::rollout).toList())) {
            throw new IllegalArgumentException("there is one advantage for each graded member, in their order");
        }
    }

    /** The graded member that the advantage at the given place belongs to. */
    public ScoredRollout member(int index) {
        return group.graded().get(index);
    }
}
