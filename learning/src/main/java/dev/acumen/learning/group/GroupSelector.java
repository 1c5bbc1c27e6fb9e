package dev.acumen.learning.group;

import dev.acumen.core.group.Group;

/** Chooses which attempts of a group are contrasted, and says why the others are not. */
@FunctionalInterface
public interface GroupSelector {

    /** A pure function of the group. A selection without contrast teaches nothing and is not reviewed. */
    Selection select(Group group);

    /** All graded attempts of groups whose rewards differ; at least two graded attempts are needed for that. */
    static GroupSelector mixed() {
        return group -> group.outcome() == Group.Outcome.MIXED
                ? Selection.of(group, group.graded(), "not graded")
                : Selection.none(group, "all alike or too few graded");
    }
}
