package dev.acumen.learning.similarity;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Tells which lessons say the same in other words. Whatever a similarity says, two texts are not the same if they differ in a number, in what it counts, in a
 * negation, in a named label, or stand on opposite sides (up and down, before and after). Safe for use by several threads as far as the similarity is.
 */
public final class NearDuplicates {

    /** From this similarity on two lessons say the same, unless told otherwise. */
    public static final double THRESHOLD = 0.9;

    private final LessonSimilarity similarity;
    private final double threshold;
    private final Memory<DecidingWords> deciding;
    private volatile Found last = new Found(Optional.empty(), List.of());

    private record Found(Optional<VersionId> version, List<Set<LessonId>> alike) {}

    private NearDuplicates(LessonSimilarity similarity, double threshold, Set<String> labels) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "the similarity from which on lessons say the same is above 0 and at most 1");
        }
        this.similarity = similarity;
        this.threshold = threshold;
        this.deciding = new Memory<>(text -> DecidingWords.of(text, labels));
    }

    /** By their words. */
    public static NearDuplicates lexical() {
        return of(LessonSimilarity.lexical(), THRESHOLD);
    }

    /**
     * By a similarity of one's own.
     *
     * @param threshold the similarity from which on two lessons say the same, above 0 and at most 1
     */
    public static NearDuplicates of(LessonSimilarity similarity, double threshold) {
        return new NearDuplicates(similarity, threshold, Set.of());
    }

    /**
     * The same where it is known which answers there are: texts that name different ones are never the same, in whatever case they are written.
     *
     * @param answers such as the references of practice tasks with a closed set of answers
     */
    public NearDuplicates labels(Collection<String> answers) {
        return new NearDuplicates(
                similarity,
                threshold,
                answers.stream()
                        .map(answer -> String.join(" ", Labels.words(answer.toLowerCase(Locale.ROOT))))
                        .filter(answer -> !answer.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether two lessons say the same. */
    public boolean isSame(String one, String other) {
        return one.equals(other)
                || (deciding.of(one).agreeWith(deciding.of(other)) && similarity.of(one, other) >= threshold);
    }

    /** The same for texts of which some are about to be compared, so that whatever has to be asked of them is asked at once. */
    public BiPredicate<String, String> among(Collection<String> texts) {
        similarity.prepare(texts);
        return this::isSame;
    }

    /**
     * The lessons in groups, each of which says the same; one that is like no other is a group of its own. Groups stand in the order of their first lesson. Where one lesson is like two that are
     * not like each other, all three are one group.
     */
    public List<List<Lesson>> groups(List<Lesson> lessons) {
        similarity.prepare(lessons.stream().map(Lesson::text).toList());
        int[] group = new int[lessons.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                if (group[i] != group[j]
                        && isSame(lessons.get(i).text(), lessons.get(j).text())) {
                    join(group, group[i], group[j]);
                }
            }
        }
        Map<Integer, List<Lesson>> groups = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], first -> new ArrayList<>()).add(lessons.get(i));
        }
        return groups.values().stream().map(List::copyOf).toList();
    }

    /** The lessons of a version that say the same, in sets of two or more; what was found of the version asked about last is kept. */
    public List<Set<LessonId>> alike(LibraryVersion version) {
        Found known = last;
        if (known.version().filter(version.id()::equals).isPresent()) {
            return known.alike();
        }
        List<Set<LessonId>> alike = groups(version.lessons()).stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().map(Lesson::id).collect(Collectors.toUnmodifiableSet()))
                .toList();
        last = new Found(Optional.of(version.id()), alike);
        return alike;
    }

    private static void join(int[] group, int one, int other) {
        int first = Math.min(one, other);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == one || group[i] == other) {
                group[i] = first;
            }
        }
    }
}
