package dev.acumen.learning.similarity;

import java.util.Collection;
import java.util.List;

/** By embeddings where the wording is different altogether, else by the words. */
final class EmbeddingSimilarity implements LessonSimilarity {

    /** From here on two texts are taken for the same sentence with other words in it. */
    private static final double SAME_SENTENCE = 0.5;

    private final CachedEmbeddings embeddings;
    private final Memory<Wording> wordings = new Memory<>(Wording::of);

    EmbeddingSimilarity(CachedEmbeddings embeddings) {
        this.embeddings = embeddings;
    }

    @Override
    public void prepare(Collection<String> texts) {
        embeddings.of(texts);
    }

    @Override
    public double of(String one, String other) {
        Wording a = wordings.of(one);
        Wording b = wordings.of(other);
        if (a.shared(b) >= SAME_SENTENCE) {
            return a.saysTheSameAs(b) ? 1 : SAME_SENTENCE * a.shared(b);
        }
        var vectors = embeddings.of(List.of(one, other));
        return Math.max(0, CachedEmbeddings.cosine(vectors.get(0), vectors.get(1)));
    }
}
