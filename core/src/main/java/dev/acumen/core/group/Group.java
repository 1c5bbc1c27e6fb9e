package dev.acumen.core.group;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The attempts at one task under one library version.
 *
 * @param task the task
 * @param library the version whose lessons stood before every member
 * @param members in the order of their samples, unscored ones included
 */
public record Group(Task task, VersionId library, List<ScoredRollout> members) {

    private static final double EQUAL = 1e-9;

    public Group {
        members = List.copyOf(members);
        for (ScoredRollout member : members) {
            if (!member.rollout().id().task().equals(task.id())) {
                throw new IllegalArgumentException(
                        "an attempt at " + member.rollout().id().task() + " is no member of the group of " + task.id());
            }
            if (!member.rollout().library().equals(library)) {
                throw new IllegalArgumentException("a group has one library version: " + library.brief() + ", not "
                        + member.rollout().library().brief());
            }
        }
    }

    /** The members that were graded. */
    public List<ScoredRollout> graded() {
        return members.stream()
                .filter(member -> member.score() instanceof Score.Graded)
                .toList();
    }

    /** The rewards of the graded members, in their order. */
    public double[] rewards() {
        return members.stream()
                .flatMap(member -> member.score().rewardIfGraded().stream())
                .mapToDouble(reward -> reward.value())
                .toArray();
    }

    /** The names of the rewards beside the one that counts, in the order they are first seen. */
    public Set<String> rewardNames() {
        Set<String> names = new LinkedHashSet<>();
        members.forEach(member -> names.addAll(member.score().rewards().values().keySet()));
        return Collections.unmodifiableSet(names);
    }

    /** What the graded members got under the name, in their order; empty for a member that has no such reward. */
    public List<OptionalDouble> rewards(String name) {
        return graded().stream()
                .map(member -> member.score().rewards().get(name))
                .toList();
    }

    /** What the rewards say of the group. Mixed is decided by their spread, not by their mean. */
    public Outcome outcome() {
        double[] rewards = rewards();
        if (rewards.length < 2) {
            return Outcome.TOO_FEW_GRADED;
        }
        double least = rewards[0];
        double most = rewards[0];
        for (double reward : rewards) {
            least = Math.min(least, reward);
            most = Math.max(most, reward);
        }
        if (most - least > EQUAL) {
            return Outcome.MIXED;
        }
        return least >= 1 ? Outcome.ALL_RIGHT : most <= 0 ? Outcome.ALL_WRONG : Outcome.ALL_ALIKE;
    }

    /** What the rewards of a group say. */
    public enum Outcome {
        /** The rewards differ: the group can teach something. */
        MIXED,
        /** All rewards are equal, and 1 or more. */
        ALL_RIGHT,
        /** All rewards are equal, and 0 or less. */
        ALL_WRONG,
        /** All rewards are equal, somewhere between. */
        ALL_ALIKE,
        /** Fewer than two members were graded. */
        TOO_FEW_GRADED
    }
}
