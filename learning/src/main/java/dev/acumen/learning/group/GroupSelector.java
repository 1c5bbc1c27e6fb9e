package dev.acumen.learning.group;

/** Chooses which attempts of a group are contrasted, and says why the others are not. */
@FunctionalInterface
public interface GroupSelector {

    /** A pure function of both. A selection without contrast teaches nothing and is not reviewed. */
    Selection select(ComparedGroup group, GroupHistory history);

    /** All attempts of groups whose rewards differ. */
    static GroupSelector mixed() {
        return (group, history) ->
                group.isMixed() ? Selection.of(group) : Selection.none(group, "all alike or too few graded");
    }

    /** All attempts of groups in which any reward differs, for signals that keep several rewards apart. */
    static GroupSelector mixedInAny() {
        return (group, history) ->
                group.isMixedInAny() ? Selection.of(group) : Selection.none(group, "alike in every reward");
    }

    /**
     * Puts attempts at the same task in earlier steps beside those of the group before another selector sees them: what is valid of attempts under other lessons may be
     * compared again (GVPO, arXiv 2504.19599, section 3.3). Those whose rewards are farthest from the group's mean come first, then the latest.
     *
     * @param most of them
     */
    static GroupSelector withEarlier(int most, GroupSelector selector) {
        return (group, history) -> selector.select(Earlier.beside(group, history, most), history);
    }
}
