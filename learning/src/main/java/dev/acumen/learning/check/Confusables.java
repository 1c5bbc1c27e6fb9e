package dev.acumen.learning.check;

import java.util.HashMap;
import java.util.Map;

/** Characters of other scripts that look like Latin letters, as those letters. */
final class Confusables {

    private static final Map<Integer, Integer> LATIN = read();

    private Confusables() {}

    /** The text with each such character replaced. */
    static String latin(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> character < 0x80 ? character : LATIN.getOrDefault(character, character))
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Whether a word has both Latin and Cyrillic letters, as no word of a language has. */
    static boolean mixesScripts(String text) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (!Character.isLetter(character)) {
                latin = false;
                cyrillic = false;
                continue;
            }
            Character.UnicodeScript script = Character.UnicodeScript.of(character);
            latin |= script == Character.UnicodeScript.LATIN;
            cyrillic |= script == Character.UnicodeScript.CYRILLIC;
            if (latin && cyrillic) {
                return true;
            }
        }
        return false;
    }

    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> latin = new HashMap<>();
        for (String line : CheckFile.CONFUSABLES.lines()) {
            int letter = line.codePointAt(0);
            line.substring(1).codePoints().filter(other -> other > ' ').forEach(other -> latin.put(other, letter));
        }
        return Map.copyOf(latin);
    }
}
