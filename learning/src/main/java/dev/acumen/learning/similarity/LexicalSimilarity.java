package dev.acumen.learning.similarity;

/** By the words. */
final class LexicalSimilarity implements LessonSimilarity {

    private static final double ONE_WORD = 0.15;

    private final Memory<Wording> wordings = new Memory<>(Wording::of);

    @Override
    public double of(String one, String other) {
        return of(wordings.of(one), wordings.of(other));
    }

    static double of(Wording one, Wording other) {
        int differing = one.saysTheSameAs(other) ? 0 : Math.max(1, one.differing(other));
        return Math.max(0, Math.min(one.shared(other), 1 - ONE_WORD * differing));
    }
}
