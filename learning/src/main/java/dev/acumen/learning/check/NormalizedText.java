package dev.acumen.learning.check;

import dev.acumen.core.text.VisibleText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as it is compared: escapes decoded, compatibility forms made plain (NFKC), invisible characters and accents gone, white space as
 * single spaces.
 *
 * @param text the result, with its case
 * @param tricks what of it no honest text has, in words
 */
record NormalizedText(String text, List<String> tricks) {

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2}|&#[0-9]{1,7};|&#[xX][0-9A-Fa-f]{1,6};"
            + "|\\\\u\\{?[0-9A-Fa-f]{4,6}\\}?|\\\\x[0-9A-Fa-f]{2})");
    private static final int ESCAPES_OF_A_DISGUISE = 3;
    private static final int TAG_BLOCK = 0xE0000;
    private static final int TAG_BLOCK_END = 0xE007F;

    /** Folds a text of any length in time proportional to it. */
    static NormalizedText of(String text) {
        List<String> tricks = new ArrayList<>();
        String decoded =
                text.indexOf('%') < 0 && text.indexOf('&') < 0 && text.indexOf('\\') < 0 ? text : decoded(text, tricks);
        String plain = isAscii(decoded) ? decoded : plain(decoded, tricks);
        return new NormalizedText(spaced(plain), List.copyOf(tricks));
    }

    /** The text in lower case. */
    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text, List<String> tricks) {
        Matcher matcher = ESCAPES.matcher(text);
        StringBuilder result = new StringBuilder();
        int escapes = 0;
        while (matcher.find()) {
            int character = character(matcher.group());
            boolean isText = Character.isValidCodePoint(character) && character >= ' ';
            matcher.appendReplacement(
                    result, Matcher.quoteReplacement(isText ? Character.toString(character) : matcher.group()));
            escapes += isText ? 1 : 0;
        }
        matcher.appendTail(result);
        if (escapes >= ESCAPES_OF_A_DISGUISE) {
            tricks.add(escapes + " escaped characters");
        }
        // A few percent signs or escapes are what a lesson on them would have; they stay what they are.
        return escapes >= ESCAPES_OF_A_DISGUISE ? result.toString() : text;
    }

    private static int character(String escape) {
        boolean decimal = escape.startsWith("&#") && Character.isDigit(escape.charAt(2));
        StringBuilder digits = new StringBuilder();
        for (int i = escape.startsWith("&#") || escape.startsWith("\\") ? 2 : 1; i < escape.length(); i++) {
            char character = escape.charAt(i);
            if (Character.digit(character, 16) >= 0) {
                digits.append(character);
            }
        }
        return Integer.parseInt(digits.toString(), decimal ? 10 : 16);
    }

    private static String plain(String text, List<String> tricks) {
        StringBuilder visible = new StringBuilder(text.length());
        boolean tags = false;
        boolean turned = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character >= TAG_BLOCK && character <= TAG_BLOCK_END) {
                tags = true;
                if (character > TAG_BLOCK + ' ' - 1 && character < TAG_BLOCK_END) {
                    visible.append((char) (character - TAG_BLOCK));
                }
            } else {
                turned |= character == '\u202D' || character == '\u202E';
                if (!VisibleText.isInvisible(character)) {
                    visible.appendCodePoint(character);
                }
            }
        }
        if (tags) {
            tricks.add("invisible tag characters");
        }
        if (turned) {
            tricks.add("characters that turn the direction of writing");
        }
        String apart = Normalizer.normalize(Normalizer.normalize(visible, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(character ->
                        (Character.getType(character) != Character.NON_SPACING_MARK || isVoicing(character))
                                && Character.getType(character) != Character.ENCLOSING_MARK
                                && !VisibleText.isInvisible(character))
                .forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** Marks that make another syllable of a Japanese one. */
    private static boolean isVoicing(int character) {
        return character == '\u3099' || character == '\u309A';
    }

    private static String spaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isSpace = Character.isWhitespace(character)
                    || Character.isSpaceChar(character)
                    || Character.isISOControl(character);
            if (!isSpace) {
                result.append(character);
            } else if (!space) {
                result.append(' ');
            }
            space = isSpace;
        }
        return result.toString().stripTrailing();
    }
}
