package dev.acumen.learning.similarity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text names: words in capitals, names, quoted words, and words that are no words of a language. */
final class Labels {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*");
    private static final Pattern QUOTED = Pattern.compile(
            "\"([^\"]+)\"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|`([^`]+)`|(?<!\\p{L})['‘]([^'’]+)['’](?!\\p{L})");
    private static final Pattern CODE = Pattern.compile(
            "\\p{L}+\\p{N}[\\p{L}\\p{N}_]*|\\p{N}+\\p{L}+\\p{N}[\\p{L}\\p{N}_]*|.*_.*|\\p{Ll}+\\p{Lu}.*|\\p{Lu}\\p{Ll}+\\p{Lu}.*");

    private Labels() {}

    /** The labels in the order in which they stand. */
    static Set<String> of(String text) {
        Set<String> labels = new LinkedHashSet<>();
        List<MatchResult> quoted = QUOTED.matcher(text).results().toList();
        boolean shouts = isAllCapitals(text);
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            int at = words.start();
            boolean isQuoted = quoted.stream().anyMatch(part -> part.start() < at && at < part.end());
            String word = words.group();
            if (isQuoted || CODE.matcher(word).matches() || (!shouts && isName(text, at, word) && !isUnit(word))) {
                labels.add(word);
            }
        }
        return labels;
    }

    /** All words in the case in which they stand. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        return words;
    }

    /** The text, in which no label in capitals reads like an ordinary word: the department IT is not "it". */
    static String guarded(String text) {
        if (isAllCapitals(text)) {
            return text;
        }
        return WORD.matcher(text)
                .replaceAll(word -> isAcronym(text, word.start(), word.group())
                                && WordList.BUILT_IN.isAmbiguous(word.group().toLowerCase(Locale.ROOT))
                        ? word.group() + "_"
                        : Matcher.quoteReplacement(word.group()));
    }

    /** EUR is a unit like euros, and is compared with its number. */
    private static boolean isUnit(String word) {
        return WordList.BUILT_IN.isUnit(WordList.BUILT_IN.canonical(word.toLowerCase(Locale.ROOT)));
    }

    private static boolean isName(String text, int at, String word) {
        return isAcronym(text, at, word) || (Character.isUpperCase(word.codePointAt(0)) && !beginsSentence(text, at));
    }

    private static boolean isAcronym(String text, int at, String word) {
        boolean isCapitals = word.codePoints().anyMatch(Character::isUpperCase)
                && word.codePoints().noneMatch(Character::isLowerCase);
        return isCapitals && (word.codePointCount(0, word.length()) > 1 || !beginsSentence(text, at));
    }

    private static boolean beginsSentence(String text, int at) {
        int before = at - 1;
        while (before >= 0
                && (Character.isWhitespace(text.charAt(before)) || "\"'“„«*(-•".indexOf(text.charAt(before)) >= 0)) {
            before--;
        }
        return before < 0 || ".!?:;".indexOf(text.charAt(before)) >= 0;
    }

    private static boolean isAllCapitals(String text) {
        return text.codePoints().noneMatch(Character::isLowerCase);
    }
}
