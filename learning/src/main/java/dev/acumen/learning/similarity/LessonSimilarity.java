package dev.acumen.learning.similarity;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Collection;

/**
 * How alike two lessons are. A pure function of the texts, the same both ways, so that a run can be repeated. Called from several threads at once.
 */
@FunctionalInterface
public interface LessonSimilarity {

    /** From 0, nothing in common, to 1, the same. */
    double of(String one, String other);

    /** Told all texts that are about to be compared, so that whatever has to be asked of them can be asked at once. */
    default void prepare(Collection<String> texts) {}

    /**
     * By the words: twice those in common over all of them (Dice 1945), less 0.15 for each word that only one text has, so that texts of any length
     * that differ in one word stay below {@link NearDuplicates#THRESHOLD}. Articles, plurals, spellings of numbers and a short list of words that mean the same in an instruction
     * make no difference; the order of words does, but for a condition that stands in front or behind. English; in other languages it takes texts for the same only word for word.
     */
    static LessonSimilarity lexical() {
        return new LexicalSimilarity();
    }

    /**
     * By the cosine of embeddings where the wording is different altogether. Where half of the words or more are the same, the words that are not decide, as in
     * {@link #lexical}: an embedding hardly sees one word.
     *
     * @param model asked for many texts at once, and for none twice
     */
    static LessonSimilarity embedding(EmbeddingModel model) {
        return new EmbeddingSimilarity(new CachedEmbeddings(model));
    }
}
