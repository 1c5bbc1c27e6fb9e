package dev.acumen.learning.group;

import java.util.List;

/** Says how much better each attempt of a group did than its siblings. */
@FunctionalInterface
public interface AdvantageEstimator {

    /** One advantage for each member, in their order. A pure function of the group. */
    AdvantagedGroup estimate(ComparedGroup group);

    /**
     * What is made of the groups of a whole batch once all of them are there; a pure function. Called only if {@link #isOverBatch}.
     *
     * @param batch what {@link #estimate} gave, in the order of the batch
     */
    default List<AdvantagedGroup> overBatch(List<AdvantagedGroup> batch) {
        return batch;
    }

    /** Whether advantages depend on the whole batch. If so no group is reviewed before all of them are scored. */
    default boolean isOverBatch() {
        return false;
    }
}
