package dev.acumen.math.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers in running text, in the ways people, models and LaTeX write them: signs, groups, decimals, powers of ten, simple
 * and mixed fractions, percent, currency, units, number words of scale. A number counts only where it stands whole: a
 * sum or product of numbers is calculated, and one that is part of another term, a call, a version or a time is not
 * understood; no part of it is taken for it.
 *
 * @param text rewritten to the plainest notation, the one numbers are looked for in
 * @param numbers what was found, in order
 */
public record NumberText(String text, List<Found> numbers) {

    /** What separates the items of a list. */
    public static final Pattern SEPARATOR = Pattern.compile("[\\s,;]*(?:(?:and|or|y|und|et|e|и|和|或|&)\\b)?[\\s,;]*");

    /**
     * A number and where it stands in the rewritten text; the unit behind it is part of it.
     *
     * @param plain what it is, if it is a number as it stands
     * @param term what it is calculated by, if it is a sum or product of numbers
     */
    public record Found(Optional<Quantity> plain, Optional<String> term, int start, int end) {}

    public NumberText {
        numbers = List.copyOf(numbers);
    }

    /** Finds the numbers of a text. */
    public static NumberText of(String original) {
        String text = PlainNotation.of(original);
        return new NumberText(text, new NumberScanner(text).scan());
    }

    /** The number the whole text consists of, apart from a unit and punctuation. */
    public Optional<Quantity> alone() {
        if (numbers.size() != 1) {
            return Optional.empty();
        }
        Found only = numbers.get(0);
        String around = text.substring(0, only.start()) + text.substring(only.end());
        return around.chars().noneMatch(Character::isLetterOrDigit) ? only.plain() : Optional.empty();
    }

    /** The numbers that form a list with the one given and those behind it: nothing but separators stands between them. */
    public List<Found> listFrom(int first) {
        List<Found> list = new ArrayList<>(List.of(numbers.get(first)));
        for (int i = first + 1; i < numbers.size(); i++) {
            String between =
                    text.substring(numbers.get(i - 1).end(), numbers.get(i).start());
            if (between.isEmpty()
                    || between.contains("\n")
                    || !SEPARATOR.matcher(between).matches()) {
                break;
            }
            list.add(numbers.get(i));
        }
        return list;
    }

    /** What was found, as it is written; of what is not understood all that touches it. */
    public String written(Found found) {
        int start = found.start();
        int end = found.end();
        if (found.plain().isEmpty() && found.term().isEmpty()) {
            while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
        }
        return text.substring(start, end).strip();
    }
}
