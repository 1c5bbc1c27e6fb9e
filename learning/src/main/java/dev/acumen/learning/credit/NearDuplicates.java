package dev.acumen.learning.credit;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds lessons that say nearly the same by the words they share: two are near-duplicates if the Jaccard index of their sets of pairs of neighbouring words
 * is {@value #ENOUGH} or more and they hold the same numbers in the same order, and so are lessons that a chain of such pairs joins. Case and punctuation
 * do not count. Lessons that differ in a number are never near-duplicates: "divide by 5000, not 6000" and "divide by 6000, not 5000" share every word and
 * contradict each other. Holds no state; safe for use by several threads.
 *
 * <p>Source: Broder, On the resemblance and containment of documents (1997), with shingles of two words, since lessons are sentences.
 */
public final class NearDuplicates implements Function<LibraryVersion, List<Set<LessonId>>> {

    private static final double ENOUGH = 0.8;
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}.]+");

    @Override
    public List<Set<LessonId>> apply(LibraryVersion version) {
        List<Lesson> lessons = version.lessons();
        List<Content> contents =
                lessons.stream().map(lesson -> content(lesson.text())).toList();
        List<Set<LessonId>> groups = new ArrayList<>();
        boolean[] isTaken = new boolean[lessons.size()];
        for (int first = 0; first < lessons.size(); first++) {
            if (!isTaken[first]) {
                Set<LessonId> group = new TreeSet<>();
                collect(first, lessons, contents, isTaken, group);
                if (group.size() > 1) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    private static void collect(
            int from, List<Lesson> lessons, List<Content> contents, boolean[] isTaken, Set<LessonId> group) {
        isTaken[from] = true;
        group.add(lessons.get(from).id());
        for (int other = 0; other < lessons.size(); other++) {
            if (!isTaken[other] && contents.get(from).isLike(contents.get(other))) {
                collect(other, lessons, contents, isTaken, group);
            }
        }
    }

    /**
     * What a lesson says.
     *
     * @param pairs of neighbouring words; the one word of a lesson that has no more
     * @param numbers in their order
     */
    private record Content(Set<List<String>> pairs, List<String> numbers) {
        boolean isLike(Content other) {
            Set<List<String>> both = new HashSet<>(pairs);
            both.retainAll(other.pairs);
            int either = pairs.size() + other.pairs.size() - both.size();
            return numbers.equals(other.numbers) && both.size() >= ENOUGH * either;
        }
    }

    private static Content content(String text) {
        List<String> words = Words.inOrder(text);
        Set<List<String>> pairs = new HashSet<>();
        for (int at = 0; at < Math.max(1, words.size() - 1); at++) {
            pairs.add(words.subList(Math.min(at, words.size()), Math.min(at + 2, words.size())));
        }
        return new Content(
                pairs,
                words.stream().filter(word -> NUMBER.matcher(word).matches()).toList());
    }
}
