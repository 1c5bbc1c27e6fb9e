package dev.acumen.learning.internal.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text as words: runs of letters and digits in lower case. A number is one word in its plainest form ({@code 1,024.50} is
 * {@code 1024.5}); a character of a script that is written without spaces is a word of its own.
 */
public final class Words {

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\\.[0-9]{1,40})?");
    private static final int LONGEST_NUMBER = 60;

    private Words() {}

    /** The words of a text that is folded to lower case, in their order. */
    public static List<String> of(String folded) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            int character = folded.codePointAt(at);
            int end = at + Character.charCount(character);
            if (isUnspaced(character)) {
                words.add(folded.substring(at, end));
            } else if (Character.isLetterOrDigit(character)) {
                end = end(folded, at);
                words.add(plainest(folded.substring(at, end)));
            }
            at = end;
        }
        return words;
    }

    /** The words of any text, each once. */
    public static Set<String> distinct(String text) {
        return new HashSet<>(of(text.toLowerCase(Locale.ROOT)));
    }

    /** Whether the script is written without spaces between words. */
    public static boolean isUnspaced(int character) {
        if (character < 0x2E80) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || character == 'ー';
    }

    /** Whether it is a number as {@link #of} writes numbers. */
    public static boolean isNumber(String word) {
        return word.chars().allMatch(character -> (character >= '0' && character <= '9') || character == '.');
    }

    private static int end(String text, int begin) {
        int at = begin;
        boolean digitsOnly = true;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean inNumber = digitsOnly
                    && at > begin
                    && (character == '.' || character == ',')
                    && isDigit(text, at + 1)
                    && isDigit(text, at - 1);
            if (!inNumber && (!isOfWord(character) || isUnspaced(character))) {
                break;
            }
            digitsOnly &= inNumber || (character >= '0' && character <= '9');
            at += Character.charCount(character);
        }
        return at;
    }

    /** A letter, a digit, or a mark on the one before it. */
    private static boolean isOfWord(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static String plainest(String word) {
        if (word.charAt(0) < '0' || word.charAt(0) > '9' || word.length() > LONGEST_NUMBER) {
            return word;
        }
        String number = THOUSANDS.matcher(word).matches() ? word.replace(",", "") : word.replace(',', '.');
        int point = number.indexOf('.');
        if (!isNumber(number) || point != number.lastIndexOf('.')) {
            return word;
        }
        int begin = 0;
        int end = number.length();
        while (begin < end - 1 && number.charAt(begin) == '0' && number.charAt(begin + 1) != '.') {
            begin++;
        }
        while (point >= 0 && (number.charAt(end - 1) == '0' || number.charAt(end - 1) == '.')) {
            end--;
            if (number.charAt(end) == '.') {
                break;
            }
        }
        return number.substring(begin, end);
    }
}
