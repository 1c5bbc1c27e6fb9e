package dev.acumen.agent.group;

import dev.acumen.core.group.Group;

/** Decides which groups teach something. */
@FunctionalInterface
public interface GroupFilter {

    /** Whether the group is worth reviewing. A pure function of the group. */
    boolean teaches(Group group);

    /** Groups whose graded rewards differ; at least two graded attempts are needed for that. */
    static GroupFilter mixed() {
        return group -> group.outcome() == Group.Outcome.MIXED;
    }
}
