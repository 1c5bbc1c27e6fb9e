package dev.acumen.core.library;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The weakest lesson leaves.
 *
 * @param standing what is known of a lesson
 */
record WeakestLeaves(Function<LessonId, LessonStanding> standing) implements Eviction {

    private static final Comparator<Strength> WEAKEST = Comparator.comparingInt(Strength::tier)
            .thenComparingDouble(strength -> strength.credit().orElse(0))
            .thenComparingInt(Strength::evidence)
            .thenComparingLong(Strength::shown)
            .thenComparing(Strength::lesson);

    /** How much speaks for a lesson. */
    private record Strength(LessonId lesson, OptionalDouble credit, int evidence, long shown) {

        /** A lesson that was seen to help goes before one of which nothing is known, and that before one that was seen not to. */
        int tier() {
            return credit.isEmpty() ? 1 : credit.getAsDouble() > 0 ? 2 : 0;
        }

        boolean yieldsTo(int newEvidence) {
            return tier() == 0 || (tier() == 1 && evidence <= newEvidence);
        }

        String words(int newEvidence) {
            String weakness = credit.isPresent()
                    ? String.format(Locale.ROOT, "its credit was %.3f", credit.getAsDouble())
                    : "attempts behind it: " + evidence + ", times shown: " + shown;
            return "it was the weakest of a full library (" + weakness
                    + ") and made room for a new lesson (attempts behind it: " + newEvidence + ")";
        }
    }

    @Override
    public Optional<Leaving> leaves(List<Lesson> candidates, LessonEdit.Add newcomer) {
        int newEvidence = newcomer.provenance().evidence().size();
        return candidates.stream()
                .map(this::strength)
                .min(WEAKEST)
                .filter(weakest -> weakest.yieldsTo(newEvidence))
                .map(weakest -> new Leaving(weakest.lesson(), weakest.words(newEvidence)));
    }

    @Override
    public List<LessonEdit.Add> inOrder(List<LessonEdit.Add> newcomers) {
        return newcomers.stream()
                .sorted(Comparator.comparingInt((LessonEdit.Add add) ->
                                -add.provenance().evidence().size())
                        .thenComparing(LessonEdit.Add::text))
                .toList();
    }

    private Strength strength(Lesson lesson) {
        LessonStanding known = standing.apply(lesson.id());
        return new Strength(
                lesson.id(), known.credit(), lesson.provenance().evidence().size(), known.shown());
    }
}
