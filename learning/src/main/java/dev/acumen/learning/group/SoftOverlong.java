package dev.acumen.learning.group;

import dev.acumen.core.group.Group;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.ScoredRollout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the soft penalty on overlong replies of DAPO (arXiv 2503.14476, section 3.4) to the reward, for the longest reply of an attempt. An attempt that was cut off counts as wrong with the full penalty in the
 * mean of its group, and is never contrasted: what it would have come to is not known.
 *
 * @param penalty how it grows
 */
public record SoftOverlong(OverlongPenalty penalty) implements RewardShaping {

    /** The name of the penalty among the rewards. */
    public static final String REWARD = "dapo.overlong";

    @Override
    public ComparedGroup shape(Group group, GroupHistory history) {
        double expected = history.benefit(group.library());
        List<Compared> members = new ArrayList<>();
        for (ScoredRollout member : group.members()) {
            if (member.score().rewardIfGraded().isPresent()) {
                members.add(penalized(Compared.graded(member, expected)));
            } else if (member.rollout().ending() instanceof Ending.Truncated) {
                members.add(new Compared(member, -1, new Rewards(Map.of(REWARD, -1.0)), false, expected));
            }
        }
        return new ComparedGroup(group.task(), members);
    }

    private Compared penalized(Compared member) {
        double minus = penalty.of(
                WrittenLength.of(member.attempt().rollout().trajectory()).longest());
        Map<String, Double> rewards = new LinkedHashMap<>(member.rewards().values());
        rewards.put(REWARD, minus);
        return new Compared(
                member.attempt(), member.reward() + minus, new Rewards(rewards), member.isShown(), member.expected());
    }
}
