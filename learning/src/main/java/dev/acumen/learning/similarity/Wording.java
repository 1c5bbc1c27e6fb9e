package dev.acumen.learning.similarity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text that carry its meaning, in their order, each in the form that stands for all its spellings.
 *
 * @param words without those that say nothing in an instruction; a character of a script without spaces is a word
 * @param negations how often something is denied
 */
record Wording(List<String> words, long negations) {

    private static final WordList LIST = WordList.BUILT_IN;
    private static final Pattern HEADING = Pattern.compile("(?<heading>[^:.!?]{1,60}):\\s+(?<body>.+)", Pattern.DOTALL);
    private static final Pattern HYPHEN = Pattern.compile("(?<=[\\p{L}])-(?=[\\p{L}])");
    private static final Pattern CLOCK =
            Pattern.compile("(?<![0-9:.])([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\\.?m\\b\\.?");
    private static final Pattern TOKEN = Pattern.compile("(?<clock>[0-9]{1,2}:[0-9]{2})"
            + "|(?<number>(?:(?<![\\p{L}\\p{N}.)\\-])[-−](?=[0-9]))?[0-9]+(?:[.,][0-9]+)*)"
            + "|(?<unspaced>[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー])"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{M}\\p{N}_&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]*)"
            + "|(?<symbol>[<>≤≥]=?|[\\p{S}%#&@/\\\\&&[^`]])");

    Wording {
        words = List.copyOf(words);
    }

    /** The words of a text. A heading before a colon whose words all stand behind it again says nothing more. */
    static Wording of(String text) {
        Wording whole = ofAll(text);
        Matcher heading = HEADING.matcher(text);
        if (!heading.matches()) {
            return whole;
        }
        Wording body = ofAll(heading.group("body"));
        List<String> added = new ArrayList<>(ofAll(heading.group("heading")).words);
        added.removeIf(body.words::contains);
        return added.isEmpty() ? body : whole;
    }

    private static Wording ofAll(String text) {
        String plain = plain(text);
        List<String> found = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            found.add(canonical(tokens));
        }
        long negations = found.stream().filter(LIST::denies).count() + LIST.denials(plain);
        // "Not always" is another thing than "not".
        List<String> words = found.stream()
                .filter(word -> !LIST.isFiller(word) || (negations > 0 && word.equals("always")))
                .toList();
        return new Wording(words.isEmpty() ? found : words, negations);
    }

    /** Lower case with phrases put in their short form. A name in capitals that would be a filler or pronoun is no word of the list. */
    private static String plain(String text) {
        String marked = Labels.guarded(text);
        String plain = HYPHEN.matcher(
                        marked.toLowerCase(Locale.ROOT).replace('’', '\'').replace("**", " "))
                .replaceAll(" ");
        plain = plain.replace("can't", "cannot").replace("won't", "will not").replace("n't", " not");
        plain = CLOCK.matcher(plain).replaceAll(Wording::clock);
        return LIST.withoutPhrases(plain);
    }

    private static String clock(java.util.regex.MatchResult time) {
        int hour = Integer.parseInt(time.group(1)) % 12 + (time.group(3).equals("p") ? 12 : 0);
        return hour + ":" + Objects.requireNonNullElse(time.group(2), "00") + " ";
    }

    private static String canonical(Matcher token) {
        if (token.group("number") != null) {
            return number(token.group().replace('−', '-'));
        }
        if (token.group("clock") != null) {
            return token.group().replaceFirst("^0(?=[0-9])", "");
        }
        if (token.group("symbol") != null) {
            return LIST.canonical(token.group());
        }
        return LIST.canonical(token.group());
    }

    /** A number in its plainest form; one with commas that are no thousands stays as it is. */
    private static String number(String written) {
        String bare = written.matches("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?") ? written.replace(",", "") : written;
        return bare.matches("-?[0-9]{1,60}(\\.[0-9]{1,60})?")
                ? new BigDecimal(bare).stripTrailingZeros().toPlainString()
                : bare;
    }

    /** Twice the words in common over all words, from 0 to 1. */
    double shared(Wording other) {
        int all = words.size() + other.words.size();
        return all == 0 ? 1 : 1 - (double) differing(other) / all;
    }

    /** How many words only one of both has, each as often as it is there more. */
    int differing(Wording other) {
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        other.words.forEach(word -> counts.merge(word, -1, Integer::sum));
        return counts.values().stream().mapToInt(Math::abs).sum();
    }

    /** Whether these are the same words in the same order. */
    boolean saysTheSameAs(Wording other) {
        return differing(other) == 0 && isSameOrderAs(other);
    }

    /** Whether the words stand in the same order, or the same but for a part that begins like a condition and stands in front or behind. */
    private boolean isSameOrderAs(Wording other) {
        if (words.equals(other.words)) {
            return true;
        }
        for (int cut = 1; cut < words.size(); cut++) {
            List<String> front = words.subList(0, cut);
            List<String> behind = words.subList(cut, words.size());
            boolean isPart = LIST.opens(front.get(0)) || LIST.opens(behind.get(0));
            if (isPart
                    && Stream.concat(behind.stream(), front.stream()).toList().equals(other.words)) {
                return true;
            }
        }
        return false;
    }
}
