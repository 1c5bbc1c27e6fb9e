package dev.acumen.learning.similarity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that two texts must have in common to say the same, however alike a model finds them: numbers with what they count, negations, named
 * labels, and no opposites.
 *
 * @param wording of the text
 * @param labels that the text names
 * @param ordinary words of the text that are no labels, in lower case
 * @param answers of a closed set that the text names, in lower case
 */
record DecidingWords(Wording wording, Set<String> labels, Set<String> ordinary, Set<String> answers) {

    private static final WordList LIST = WordList.BUILT_IN;

    /** @param closed the answers there are, in lower case; empty if they are not known */
    static DecidingWords of(String text, Set<String> closed) {
        String lower = " " + String.join(" ", Labels.words(text.toLowerCase(Locale.ROOT))) + " ";
        Set<String> named = closed.stream()
                .filter(answer -> lower.contains(" " + answer + " "))
                .collect(Collectors.toSet());
        Set<String> labels = Labels.of(text);
        Set<String> ordinary = Labels.words(text);
        ordinary.removeAll(labels);
        return new DecidingWords(Wording.of(text), labels, lower(ordinary), named);
    }

    boolean agreeWith(DecidingWords other) {
        Set<String> common = new HashSet<>(lower(labels));
        common.retainAll(lower(other.labels));
        return answers.equals(other.answers)
                && wording.negations() == other.wording.negations()
                && other.hasAll(labels)
                && hasAll(other.labels)
                && (wording.saysTheSameAs(other.wording) || sequence(common).equals(other.sequence(common)))
                && LIST.opposites().stream().noneMatch(sides -> areOpposed(sides, other));
    }

    /** A label may be written as an ordinary word, but not as another label. */
    private boolean hasAll(Set<String> named) {
        return named.stream()
                .allMatch(label -> labels.contains(label) || ordinary.contains(label.toLowerCase(Locale.ROOT)));
    }

    /** Numbers, each with its unit behind it, and labels, in their order: which number goes with which label is part of what is said. */
    private List<String> sequence(Set<String> common) {
        List<String> all = wording.words();
        List<String> sequence = new ArrayList<>();
        int used = -1;
        for (int at = 0; at < all.size(); at++) {
            if (isNumber(all.get(at))) {
                sequence.add(all.get(at));
                if (at + 1 < all.size() && LIST.isUnit(all.get(at + 1))) {
                    used = at + 1;
                    sequence.add(all.get(used));
                } else if (at > 0 && at - 1 != used && LIST.isUnit(all.get(at - 1))) {
                    sequence.add(all.get(at - 1));
                }
            } else if (common.contains(all.get(at)) && !LIST.isUnit(all.get(at))) {
                sequence.add(all.get(at));
            }
        }
        return sequence;
    }

    private boolean areOpposed(WordList.Opposites sides, DecidingWords other) {
        boolean left = has(sides.left());
        boolean right = has(sides.right());
        boolean otherLeft = other.has(sides.left());
        boolean otherRight = other.has(sides.right());
        return (left && !right && otherRight && !otherLeft) || (right && !left && otherLeft && !otherRight);
    }

    private boolean has(Set<String> some) {
        return wording.words().stream().anyMatch(some::contains);
    }

    private static boolean isNumber(String word) {
        int first = word.codePointAt(word.startsWith("-") && word.length() > 1 ? 1 : 0);
        return Character.isDigit(first);
    }

    private static Set<String> lower(Set<String> some) {
        return some.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
