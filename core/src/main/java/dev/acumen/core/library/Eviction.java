package dev.acumen.core.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes room in a full library: names the lesson that leaves for a new one. Lessons that a person wrote, and lessons that the same plan added, changed
 * or kept, are never among those it can name. Must be a pure function, so that a run can be repeated.
 */
public interface Eviction {

    /**
     * The lesson that leaves. Asked again with what is left, until the newcomer fits; if it fits in no way, nothing leaves.
     *
     * @param candidates the lessons that may leave, in the order of the library; may be empty
     * @param newcomer the lesson that finds no room
     * @return one of the candidates; empty if the newcomer is not worth it, which is then refused
     */
    Optional<Leaving> leaves(List<Lesson> candidates, LessonEdit.Add newcomer);

    /** The additions of a plan in the order in which they are to find room; as proposed, unless told otherwise. */
    default List<LessonEdit.Add> inOrder(List<LessonEdit.Add> newcomers) {
        return newcomers;
    }

    /** Nothing leaves: a full library refuses what is new, as published. */
    static Eviction none() {
        return (candidates, newcomer) -> Optional.empty();
    }

    /**
     * The weakest lesson leaves, for a newcomer that is no weaker. Weakest are lessons whose credit is known to be 0 or less, the lowest first; then those
     * of unknown credit with the fewest attempts behind them, of these the least shown, of these the oldest. A lesson with a credit above 0 never leaves. Newcomers
     * find room in the order of the attempts behind them, most first, then by text, whatever order they were proposed in.
     *
     * @param standing what is known of a lesson
     */
    static Eviction weakest(Function<LessonId, LessonStanding> standing) {
        return new WeakestLeaves(standing);
    }

    /**
     * A lesson that leaves.
     *
     * @param lesson which
     * @param why in words, for the history
     */
    record Leaving(LessonId lesson, String why) {}
}
