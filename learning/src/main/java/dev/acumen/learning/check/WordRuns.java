package dev.acumen.learning.check;

import dev.acumen.learning.internal.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as hashes of its words, to find runs that two texts share. A run of words of an unspaced script has to be twice as long, because
 * each of its words is one character.
 */
final class WordRuns {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final long[] words;
    private final boolean[] unspaced;
    private final int length;

    private WordRuns(long[] words, boolean[] unspaced, int length) {
        this.words = words;
        this.unspaced = unspaced;
        this.length = length;
    }

    /** The folded text in runs of so many words. */
    static WordRuns of(String folded, int length) {
        List<String> texts = Words.of(folded);
        long[] words = new long[texts.size()];
        boolean[] unspaced = new boolean[words.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = hash(texts.get(i));
            unspaced[i] = Words.isUnspaced(texts.get(i).codePointAt(0));
        }
        return new WordRuns(words, unspaced, length);
    }

    /** A word as a number; that two words share one is as good as impossible, and would only reject a lesson more. */
    static long hash(String word) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FACTOR;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    /** All its runs. */
    Set<Long> runs() {
        Set<Long> runs = new HashSet<>();
        each(runs::add);
        return runs;
    }

    /** Those of the given runs that occur in it. */
    Set<Long> shared(Set<Long> wanted) {
        Set<Long> found = new HashSet<>();
        each(run -> {
            if (wanted.contains(run)) {
                found.add(run);
            }
        });
        return found;
    }

    /** Whether these words follow one another in it. */
    boolean holds(List<Long> sequence) {
        for (int i = 0; i + sequence.size() <= words.length; i++) {
            int same = 0;
            while (same < sequence.size() && words[i + same] == sequence.get(same)) {
                same++;
            }
            if (same == sequence.size()) {
                return true;
            }
        }
        return false;
    }

    private interface Taker {
        void take(long run);
    }

    private void each(Taker taker) {
        int unspacedInARow = 0;
        for (int end = 1; end <= words.length; end++) {
            unspacedInARow = unspaced[end - 1] ? unspacedInARow + 1 : 0;
            if (unspacedInARow >= 2 * length) {
                taker.take(run(end - 2 * length, end));
            } else if (end >= length && unspacedInARow < length) {
                taker.take(run(end - length, end));
            }
        }
    }

    private long run(int begin, int end) {
        long hash = (long) end - begin;
        for (int i = begin; i < end; i++) {
            hash = (hash ^ words[i]) * FACTOR;
            hash ^= hash >>> 31;
        }
        return hash;
    }
}
