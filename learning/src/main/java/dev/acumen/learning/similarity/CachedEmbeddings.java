package dev.acumen.learning.similarity;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Embeddings of texts, asked for in batches of at most 96, and once as long as they are among the last 20,000. Safe for use by several threads. */
public final class CachedEmbeddings {

    private static final int BATCH = 96;
    private static final int MOST = 20_000;

    private final EmbeddingModel model;

    private final Map<String, Embedding> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
            return size() > MOST;
        }
    };

    /** @param model asked one batch at a time */
    public CachedEmbeddings(EmbeddingModel model) {
        this.model = model;
    }

    /**
     * The embeddings, in the order of the texts.
     *
     * @throws IllegalStateException if the model gives another number of embeddings than it was given texts, or embeddings without a direction
     */
    public synchronized List<Embedding> of(Collection<String> texts) {
        Map<String, Embedding> wanted = new LinkedHashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (String text : texts) {
            @Nullable Embedding found = known.get(text);
            if (found == null) {
                missing.add(text);
            } else {
                wanted.put(text, found);
            }
        }
        List<String> asked = List.copyOf(missing);
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<String> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
            List<Embedding> answered = model.embedAll(
                            batch.stream().map(TextSegment::from).toList())
                    .content();
            if (answered.size() != batch.size()) {
                throw new IllegalStateException(
                        "the embedding model gave " + answered.size() + " embeddings for " + batch.size() + " texts");
            }
            for (int i = 0; i < batch.size(); i++) {
                wanted.put(batch.get(i), checked(answered.get(i)));
                known.put(batch.get(i), answered.get(i));
            }
        }
        List<Embedding> result = new ArrayList<>();
        texts.forEach(text -> result.add(wanted.get(text)));
        return result;
    }

    /**
     * The cosine of two embeddings, from -1 to 1.
     *
     * @throws IllegalStateException if they have different lengths
     */
    public static double cosine(Embedding one, Embedding other) {
        float[] a = one.vector();
        float[] b = other.vector();
        if (a.length != b.length) {
            throw new IllegalStateException(
                    "the embedding model gave embeddings of " + a.length + " and of " + b.length + " numbers");
        }
        double product = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            squaresOfOne += (double) a[i] * a[i];
            squaresOfOther += (double) b[i] * b[i];
        }
        return Math.max(-1, Math.min(1, product / Math.sqrt(squaresOfOne * squaresOfOther)));
    }

    private static Embedding checked(Embedding embedding) {
        double squares = 0;
        for (float value : embedding.vector()) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new IllegalStateException("the embedding model gave an embedding without a direction");
        }
        return embedding;
    }
}
