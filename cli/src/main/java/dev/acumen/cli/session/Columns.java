package dev.acumen.cli.session;

import dev.acumen.core.text.VisibleText;

/**
 * How many columns text takes on a terminal: two for Chinese, Japanese and Korean characters and for emoji, none for marks that stand on the character
 * before them (UAX 11, UTS 51). Emoji that are joined to one picture count as if they were not, because some terminals draw them one by one. Thread-safe;
 * holds no state.
 */
public final class Columns {

    private static final int EMOJI_SELECTOR = 0xFE0F;

    /** First and last of each stretch of characters that are two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2329, 0x232A},
        {0x23E9, 0x23EC},
        {0x23F0, 0x23F0},
        {0x23F3, 0x23F3},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2630, 0x2637},
        {0x2648, 0x2653},
        {0x267F, 0x267F},
        {0x268A, 0x268F},
        {0x2693, 0x2693},
        {0x26A1, 0x26A1},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x26C4, 0x26C5},
        {0x26CE, 0x26CE},
        {0x26D4, 0x26D4},
        {0x26EA, 0x26EA},
        {0x26F2, 0x26F3},
        {0x26F5, 0x26F5},
        {0x26FA, 0x26FA},
        {0x26FD, 0x26FD},
        {0x2705, 0x2705},
        {0x270A, 0x270B},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x274E, 0x274E},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x27B0, 0x27B0},
        {0x27BF, 0x27BF},
        {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B50},
        {0x2B55, 0x2B55},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4DC0, 0x4DFF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1D300, 0x1D376},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F18E},
        {0x1F191, 0x1F19A},
        {0x1F200, 0x1F320},
        {0x1F32D, 0x1F335},
        {0x1F337, 0x1F37C},
        {0x1F37E, 0x1F393},
        {0x1F3A0, 0x1F3CA},
        {0x1F3CF, 0x1F3D3},
        {0x1F3E0, 0x1F3F0},
        {0x1F3F4, 0x1F3F4},
        {0x1F3F8, 0x1F43E},
        {0x1F440, 0x1F440},
        {0x1F442, 0x1F4FC},
        {0x1F4FF, 0x1F53D},
        {0x1F54B, 0x1F54E},
        {0x1F550, 0x1F567},
        {0x1F57A, 0x1F57A},
        {0x1F595, 0x1F596},
        {0x1F5A4, 0x1F5A4},
        {0x1F5FB, 0x1F64F},
        {0x1F680, 0x1F6C5},
        {0x1F6CC, 0x1F6CC},
        {0x1F6D0, 0x1F6D2},
        {0x1F6D5, 0x1F6DF},
        {0x1F6EB, 0x1F6EC},
        {0x1F6F4, 0x1F6FC},
        {0x1F7E0, 0x1F7F0},
        {0x1F90C, 0x1F93A},
        {0x1F93C, 0x1F945},
        {0x1F947, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x2FFFD},
        {0x30000, 0x3FFFD},
    };

    private Columns() {}

    /**
     * The columns of a text.
     *
     * @param text on one line, without characters that steer the terminal
     */
    public static int of(String text) {
        return cutAt(text, Integer.MAX_VALUE).columns;
    }

    /**
     * As much of the beginning of a text as fits, with whole characters: a character keeps the marks on it, and emoji that are joined stay together.
     *
     * @param text on one line, without characters that steer the terminal
     * @param columns there are; less than one has room for nothing
     */
    public static String cut(String text, int columns) {
        return text.substring(0, cutAt(text, columns).end);
    }

    private record Cut(int end, int columns) {}

    private static Cut cutAt(String text, int most) {
        int end = 0;
        int columns = 0;
        int own = 0;
        boolean isJoined = false;
        boolean isHalfFlag = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            boolean isFlag = character >= 0x1F1E6 && character <= 0x1F1FF;
            boolean continues = isJoined || width(character) == 0 || isSkinTone(character) || (isHalfFlag && isFlag);
            if (!continues) {
                end = at;
            }
            int width = character == EMOJI_SELECTOR && own == 1 ? 1 : width(character);
            if (columns + width > most) {
                return new Cut(end, columns);
            }
            columns += width;
            own = width == 0 ? own : width(character);
            isJoined = character == 0x200D;
            isHalfFlag = isFlag && !isHalfFlag;
            at += Character.charCount(character);
        }
        return new Cut(text.length(), columns);
    }

    private static int width(int character) {
        if (isOnTheOneBefore(character)) {
            return 0;
        }
        int low = 0;
        int high = WIDE.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (character < WIDE[middle][0]) {
                high = middle - 1;
            } else if (character > WIDE[middle][1]) {
                low = middle + 1;
            } else {
                return 2;
            }
        }
        return 1;
    }

    private static boolean isSkinTone(int character) {
        return character >= 0x1F3FB && character <= 0x1F3FF;
    }

    private static boolean isOnTheOneBefore(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            // The soft hyphen is drawn where a line ends, and by most terminals everywhere.
            case Character.FORMAT -> character != 0xAD;
            // Vowels and finals of Korean syllables.
            default -> (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FB);
        };
    }

    /** The text on one line, as a terminal shows it: {@link VisibleText#line}. */
    public static String line(String text) {
        return VisibleText.line(text);
    }
}
