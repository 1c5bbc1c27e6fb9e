package dev.acumen.core.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/**
 * Text as a person may see it on a terminal: what steers the terminal, turns the direction of writing or cannot be seen is spelled out by its number, behind
 * {@code \x} with two digits, a backslash and {@code u} with four, or those with more in braces. What honest text of any language needs stays: joiners in scripts that join letters and between emoji, one variation
 * selector behind a character, and marks of direction in text that has letters written from right to left. Backslashes are not doubled, so that
 * formulas stay readable; a spelled-out character can therefore not be told from one that was written so. Thread-safe; holds no state.
 */
public final class VisibleText {

    private static final int NOTHING = -1;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BRAILLE_BLANK = 0x2800;

    /** Scripts in which a joiner changes how letters around it are drawn. */
    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE);

    /** Of the class of format characters, and seen all the same: they stand under or before the digits that follow them. */
    private static final Set<Integer> SEEN_FORMAT =
            Set.of(0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD);

    private VisibleText() {}

    private enum Form {
        TEXT,
        LINE,
        JSON
    }

    /** Text of several lines: ends of lines and tabs stay as they are. */
    public static String of(String text) {
        return spelled(text, Form.TEXT);
    }

    /** Text that must stay on its line: ends of lines and tabs are spelled out, too. */
    public static String line(String text) {
        return spelled(text, Form.LINE);
    }

    /**
     * JSON, with the same characters as JSON spells them: a program reads the same values.
     *
     * @param json on one line
     */
    public static String json(String json) {
        return spelled(json, Form.JSON);
    }

    /** Whether the character has no shape of its own: a format character, a filler or a variation selector. */
    public static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == BRAILLE_BLANK
                || isVariationSelector(character)
                || isIdeographicSelector(character);
    }

    private static String spelled(String text, Form form) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first), form)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        boolean fromTheRight = text.codePoints().anyMatch(VisibleText::isFromTheRight);
        StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, first);
        int before = first == 0 ? NOTHING : text.charAt(first - 1);
        for (int at = first; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            int after = at < text.length() ? text.codePointAt(at) : NOTHING;
            if (form == Form.TEXT && character == '\r' && after == '\n') {
                // The end of a line, as Windows writes it.
                before = character;
                continue;
            }
            if (isPlain(character, form) || stays(character, before, after, fromTheRight)) {
                result.appendCodePoint(character);
            } else {
                spell(character, form, result);
            }
            before = character;
        }
        return result.toString();
    }

    private static boolean isPlain(int character, Form form) {
        return (character >= ' ' && character <= '~')
                || (form == Form.TEXT && (character == '\n' || character == '\t'));
    }

    private static boolean stays(int character, int before, int after, boolean fromTheRight) {
        if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
            return (joins(before) && !isHidden(after))
                    || (character == ZERO_WIDTH_JOINER && isPartOfEmoji(before) && isEmoji(after));
        }
        if (isVariationSelector(character)) {
            return before != NOTHING && !Character.isWhitespace(before) && !isHidden(before);
        }
        if (isIdeographicSelector(character)) {
            return before != NOTHING && UnicodeScript.of(before) == UnicodeScript.HAN;
        }
        if (character >= 0x180B && character <= 0x180D) {
            return before != NOTHING && UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
        }
        if (character == BRAILLE_BLANK) {
            return before >= BRAILLE_BLANK && before <= BRAILLE_BLANK + 0xFF;
        }
        if (character == 0x200E || character == 0x200F || character == 0x61C) {
            return fromTheRight;
        }
        return !isHidden(character);
    }

    /** What has no shape, or steers what shows it. */
    private static boolean isHidden(int character) {
        if (character == NOTHING) {
            return false;
        }
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (isInvisible(character) && !SEEN_FORMAT.contains(character))
                || isIgnorable(character)
                || isNoCharacter(character);
    }

    /** What Unicode wants left out of sight beside format characters, assigned or not yet. */
    private static boolean isIgnorable(int character) {
        return character == 0x34F
                || character == 0x17B4
                || character == 0x17B5
                || (character >= 0x180B && character <= 0x180F)
                || (character >= 0x2060 && character <= 0x206F)
                || (character >= 0xFFF0 && character <= 0xFFFB)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    private static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F;
    }

    private static boolean isIdeographicSelector(int character) {
        return character >= 0xE0100 && character <= 0xE01EF;
    }

    private static boolean joins(int before) {
        // Arabic vowel signs belong to no script.
        return before != NOTHING
                && (JOINING.contains(UnicodeScript.of(before)) || (before >= 0x64B && before <= 0x655))
                && (Character.isLetter(before) || isMark(before));
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isEmoji(int character) {
        return (character >= 0x2190 && character <= 0x2BFF) || (character >= 0x1F000 && character <= 0x1FAFF);
    }

    private static boolean isPartOfEmoji(int character) {
        return isEmoji(character) || character == 0xFE0F;
    }

    private static boolean isFromTheRight(int character) {
        byte direction = Character.getDirectionality(character);
        return Character.isLetter(character)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    private static void spell(int character, Form form, StringBuilder result) {
        if (form == Form.JSON) {
            for (char half : Character.toChars(character)) {
                result.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
            }
            return;
        }
        switch (character) {
            case '\n' -> result.append("\\n");
            case '\t' -> result.append("\\t");
            case '\r' -> result.append("\\r");
            default -> {
                String spelling = character <= 0xFF ? "\\x%02x" : character <= 0xFFFF ? "\\u%04x" : "\\u{%x}";
                result.append(String.format(Locale.ROOT, spelling, character));
            }
        }
    }
}
