package dev.acumen.runtime.retrieval;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.learning.similarity.CachedEmbeddings;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.retrieval.RetrievedLessons;
import dev.acumen.tools.ranking.Bm25Ranking;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the lessons that stand before a task.
 *
 * @param retrieval how
 * @param selector finds them
 * @param decides what of it decides what a run does, by the names of a run's settings; nothing where all lessons are shown
 */
public record Retriever(Retrieval retrieval, LessonSelector selector, Map<String, String> decides) {

    /** The name of the setting that says how lessons are found. */
    public static final String METHOD = "retrieval";

    /** The name of the setting that says how many. */
    public static final String LESSONS_PER_TASK = "lessonsPerTask";

    public Retriever {
        decides = Map.copyOf(decides);
    }

    /** An embedding model of the application, with the name that tells runs with it from others. */
    public record NamedEmbeddings(String name, EmbeddingModel model) {}

    /**
     * The way of finding lessons that is asked for.
     *
     * @throws UserError if it takes an embedding model and there is none
     */
    public static Retriever of(Retrieval wanted, Optional<NamedEmbeddings> embeddings) {
        if (wanted.isAll()) {
            return new Retriever(wanted, LessonSelector.all(), Map.of());
        }
        int most = wanted.lessonsPerTask().getAsInt();
        if (wanted.method() == Retrieval.Method.BM25) {
            return new Retriever(wanted, new RetrievedLessons(most, Retriever::byWords), named(wanted, ""));
        }
        NamedEmbeddings given = embeddings.orElseThrow(() -> new UserError(
                UserError.Kind.USAGE,
                "retrieval by embeddings needs an embedding model, which an application gives with"
                        + " AcumenBuilder.embeddings(name, model); the command line has none: use --retrieval bm25"));
        CachedEmbeddings cached = new CachedEmbeddings(given.model());
        return new Retriever(
                wanted,
                new RetrievedLessons(most, lessons -> byEmbeddings(cached, lessons)),
                named(wanted, ":" + given.name()));
    }

    /**
     * The opposite, as a control: the lessons that have least in common with a task by their words; as many as are found for a task, or, where all are shown, half of them.
     *
     * @param lessons how many there are
     */
    public LessonSelector leastFitting(int lessons) {
        int most = retrieval.lessonsPerTask().orElse((lessons + 1) / 2);
        return RetrievedLessons.leastFitting(Math.max(1, Math.min(most, lessons - 1)), Retriever::byWords);
    }

    private static Map<String, String> named(Retrieval wanted, String suffix) {
        return Map.of(
                METHOD,
                wanted.method().word() + suffix,
                LESSONS_PER_TASK,
                String.valueOf(wanted.lessonsPerTask().orElseThrow()));
    }

    /** What a run with these settings was asked for. */
    public static Retrieval recorded(Optional<String> method, Optional<String> lessonsPerTask) {
        return lessonsPerTask
                .map(most -> Retrieval.of(
                        method.filter(word -> word.startsWith(Retrieval.Method.EMBEDDINGS.word()))
                                .map(word -> Retrieval.Method.EMBEDDINGS)
                                .orElse(Retrieval.Method.BM25),
                        Integer.parseInt(most)))
                .orElse(Retrieval.all());
    }

    private static RetrievedLessons.Ranking byWords(List<String> lessons) {
        Bm25Ranking ranking = new Bm25Ranking(lessons);
        return task -> ranking.rank(task).stream().map(Bm25Ranking.Match::place).toList();
    }

    private static RetrievedLessons.Ranking byEmbeddings(CachedEmbeddings embeddings, List<String> lessons) {
        List<Embedding> known = embeddings.of(lessons);
        return task -> {
            Embedding asked = embeddings.of(List.of(task)).get(0);
            double[] scores = known.stream()
                    .mapToDouble(lesson -> CachedEmbeddings.cosine(lesson, asked))
                    .toArray();
            return IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer place) -> -scores[place])
                            .thenComparing(place -> place))
                    .toList();
        };
    }
}
