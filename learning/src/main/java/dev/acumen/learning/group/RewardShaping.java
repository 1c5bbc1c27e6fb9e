package dev.acumen.learning.group;

import dev.acumen.core.group.Group;

/** Says by which rewards the attempts of a group are compared, and which of them count. */
@FunctionalInterface
public interface RewardShaping {

    /** A pure function of both. Attempts that failed, and those that no evaluator could grade, are left out. */
    ComparedGroup shape(Group group, GroupHistory history);

    /** The rewards of the graded attempts, as the evaluator gave them. */
    static RewardShaping asScored() {
        return (group, history) -> new ComparedGroup(
                group.task(),
                group.graded().stream()
                        .map(member -> Compared.graded(member, history.benefit(group.library())))
                        .toList());
    }
}
