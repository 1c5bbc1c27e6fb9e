package dev.acumen.learning.group;

import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.core.group.Group;

/** Says how much better each graded attempt of a group did than its siblings. */
@FunctionalInterface
public interface AdvantageEstimator {

    /** One advantage for each graded member, in their order. A pure function of the group. */
    AdvantagedGroup estimate(Group group);
}
