package dev.acumen.core.library;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What an edit has to meet when a plan is applied. All parts must be pure functions, so that a run can be repeated.
 *
 * @param limits how large the version may grow
 * @param check what speaks against a text
 * @param sameMeaning whether two texts say the same in other words; two that say it word for word are told without it
 * @param eviction which lesson leaves for a new one when there is no room
 */
public record EditRules(
        LibraryLimits limits,
        Function<String, List<Finding>> check,
        BiPredicate<String, String> sameMeaning,
        Eviction eviction) {

    /** The rules of the published algorithm: texts are the same word for word or not at all, and a full library takes nothing more. */
    public static EditRules of(LibraryLimits limits) {
        return new EditRules(limits, text -> List.of(), (one, other) -> false, Eviction.none());
    }

    /** The same with another check. */
    public EditRules checked(Function<String, List<Finding>> value) {
        return new EditRules(limits, value, sameMeaning, eviction);
    }

    /** The same with another measure of what says the same. */
    public EditRules sameMeaning(BiPredicate<String, String> value) {
        return new EditRules(limits, check, value, eviction);
    }

    /** The same with another way of making room. */
    public EditRules eviction(Eviction value) {
        return new EditRules(limits, check, sameMeaning, value);
    }
}
