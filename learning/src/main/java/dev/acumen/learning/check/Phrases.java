package dev.acumen.learning.check;

import dev.acumen.core.library.Finding;
import dev.acumen.learning.internal.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Phrases of {@code orders.txt}: sequences of sets of words with gaps between. A text is compared with all of them in time proportional to
 * its length, whatever it says.
 */
final class Phrases {

    private final List<Phrase> phrases;

    /** Part of a phrase: one of some alternatives, each some words, after a gap of so many words at most. */
    private record Part(int gap, Map<String, List<List<String>>> byFirstWord, List<String> beginnings) {

        /** Marks the places where an alternative that begins there ends. */
        void ends(List<String> words, int begin, boolean[] ends) {
            String first = words.get(begin);
            for (List<String> alternative : byFirstWord.getOrDefault(first, List.of())) {
                int end = begin + alternative.size();
                if (end <= words.size() && words.subList(begin, end).equals(alternative)) {
                    ends[end] = true;
                }
            }
            for (String beginning : beginnings) {
                if (first.startsWith(beginning)) {
                    ends[begin + 1] = true;
                }
            }
        }
    }

    private record Phrase(Finding.Kind kind, List<Part> parts) {}

    private Phrases(List<Phrase> phrases) {
        this.phrases = phrases;
    }

    static Phrases read(List<String> lines) {
        Map<String, String> sets = new HashMap<>();
        List<Phrase> phrases = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@")) {
                int equals = line.indexOf('=');
                sets.merge(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip().replace(' ', '|'),
                        (one, other) -> one + "|" + other);
            } else {
                int colon = line.indexOf(':');
                phrases.add(new Phrase(
                        Finding.Kind.valueOf(line.substring(0, colon)), parts(line.substring(colon + 1), sets)));
            }
        }
        return new Phrases(List.copyOf(phrases));
    }

    /** The words of a folded text, in which an underscore binds and an apostrophe is not written. */
    static List<String> words(String lower) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < lower.length(); ) {
            int character = lower.codePointAt(at);
            at += Character.charCount(character);
            if (Words.isUnspaced(character) || !isOfWord(character)) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (Words.isUnspaced(character)) {
                    words.add(Character.toString(character));
                }
            } else if (character != '\'' && character != '’') {
                word.appendCodePoint(character);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** The first phrase of each kind that stands in the words, as it stands there. */
    List<Finding> in(List<String> words) {
        Map<Finding.Kind, Finding> found = new HashMap<>();
        for (Phrase phrase : phrases) {
            if (!found.containsKey(phrase.kind())) {
                int end = end(phrase, words);
                if (end >= 0) {
                    int begin = Math.max(0, end - 8);
                    found.put(
                            phrase.kind(),
                            new Finding(phrase.kind(), "... " + String.join(" ", words.subList(begin, end))));
                }
            }
        }
        return found.values().stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '\'' || character == '’';
    }

    private static int end(Phrase phrase, List<String> words) {
        boolean[] reached = new boolean[words.size() + 1];
        boolean isFirst = true;
        for (Part part : phrase.parts()) {
            boolean[] ends = new boolean[words.size() + 1];
            int last = -1;
            for (int begin = 0; begin < words.size(); begin++) {
                last = reached[begin] ? begin : last;
                if (isFirst || (last >= 0 && begin - last <= part.gap())) {
                    part.ends(words, begin, ends);
                }
            }
            reached = ends;
            isFirst = false;
        }
        for (int end = 0; end < reached.length; end++) {
            if (reached[end]) {
                return end;
            }
        }
        return -1;
    }

    private static List<Part> parts(String text, Map<String, String> sets) {
        List<Part> parts = new ArrayList<>();
        int gap = 0;
        for (String item : text.strip().split(" +", -1)) {
            if (item.startsWith("~")) {
                gap = Integer.parseInt(item.substring(1));
            } else {
                parts.add(part(gap, item, sets));
                gap = 0;
            }
        }
        return List.copyOf(parts);
    }

    private static Part part(int gap, String item, Map<String, String> sets) {
        Map<String, List<List<String>>> byFirstWord = new HashMap<>();
        List<String> beginnings = new ArrayList<>();
        alternatives(item, sets).forEach(alternative -> {
            String lower = NormalizedText.of(alternative).lower();
            if (alternative.endsWith("*") && alternative.indexOf('_') >= 0) {
                throw new IllegalStateException(
                        "orders.txt: only a single word can be a beginning, not " + alternative);
            }
            if (alternative.endsWith("*")) {
                beginnings.add(lower.substring(0, lower.length() - 1));
            } else {
                // A plus stands for an underscore that is meant, as in the name of a tool.
                List<String> words = words(lower.replace('_', ' ').replace('+', '_'));
                byFirstWord
                        .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(words);
            }
        });
        return new Part(gap, Map.copyOf(byFirstWord), List.copyOf(beginnings));
    }

    private static Stream<String> alternatives(String item, Map<String, String> sets) {
        return Stream.of(item.split("\\|", -1)).flatMap(one -> {
            if (!one.startsWith("@")) {
                return Stream.of(one);
            }
            String set = sets.get(one);
            if (set == null) {
                throw new IllegalStateException("orders.txt uses " + one + " before it says what it is");
            }
            return alternatives(set, sets);
        });
    }
}
