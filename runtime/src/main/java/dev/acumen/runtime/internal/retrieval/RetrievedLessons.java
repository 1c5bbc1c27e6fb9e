package dev.acumen.runtime.internal.retrieval;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lessons that have most in common with a task. Where fewer than wanted have anything, the oldest of the others fill the places, for a general lesson has no word of a task. They are
 * shown in the order of the library. Equal ones are taken in the order of their ids. Safe for use by several threads.
 */
public final class RetrievedLessons implements LessonSelector {

    private static final int MOST_VERSIONS = 8;

    private final int most;
    private final Function<List<String>, Ranking> rankings;
    private final boolean takesLast;

    private final Map<VersionId, Ranked> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VersionId, Ranked> eldest) {
            return size() > MOST_VERSIONS;
        }
    };

    /** Ranks the lessons it was made for. */
    public interface Ranking {

        /** The places of the lessons that have something in common with the task, best first, equal ones by place. */
        List<Integer> best(String task);
    }

    private record Ranked(List<LessonId> ids, Ranking ranking) {}

    /**
     * @param most lessons before a task
     * @param rankings of lessons, which are given in the order of their ids
     */
    public RetrievedLessons(int most, Function<List<String>, Ranking> rankings) {
        this(most, rankings, false);
    }

    private RetrievedLessons(int most, Function<List<String>, Ranking> rankings, boolean takesLast) {
        this.most = most;
        this.rankings = rankings;
        this.takesLast = takesLast;
    }

    /** Lessons that have least in common with a task, in place of most. */
    public static RetrievedLessons leastFitting(int most, Function<List<String>, Ranking> rankings) {
        return new RetrievedLessons(most, rankings, true);
    }

    @Override
    public Exposure select(RolloutId attempt, TaskInput task, LibraryVersion version) {
        List<LessonId> all = version.lessons().stream().map(Lesson::id).toList();
        if (all.size() <= most) {
            return Exposure.of(version.id(), all);
        }
        Ranked ranked = ranked(version);
        List<Integer> places = Stream.concat(
                        ranked.ranking().best(task.text()).stream(),
                        IntStream.range(0, ranked.ids().size()).boxed())
                .distinct()
                .toList();
        Set<LessonId> chosen = new HashSet<>(
                (takesLast ? places.subList(places.size() - most, places.size()) : places.subList(0, most))
                        .stream().map(ranked.ids()::get).toList());
        return Exposure.of(version.id(), all.stream().filter(chosen::contains).toList());
    }

    private Ranked ranked(LibraryVersion version) {
        synchronized (known) {
            return known.computeIfAbsent(version.id(), id -> {
                List<Lesson> byId = version.lessons().stream()
                        .sorted(Comparator.comparing(Lesson::id))
                        .toList();
                return new Ranked(
                        byId.stream().map(Lesson::id).toList(),
                        rankings.apply(byId.stream().map(Lesson::text).toList()));
            });
        }
    }
}
