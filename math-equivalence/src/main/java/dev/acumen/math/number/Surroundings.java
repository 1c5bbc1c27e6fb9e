package dev.acumen.math.number;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a place of a text, as far as it makes a term of a number there. */
record Surroundings(String text) {

    private static final String OPERATOR = "[*×·⋅÷/+^±∓]";
    private static final String OPERAND = "(?:[-(\\[{\\\\√\\p{Sc}]{0,3}\\d|\\p{L}(?!\\p{L})|[(\\\\√])";
    /** Commands that end a formula or relate it to another one; every other one behind a number makes a term of it. */
    private static final String RELATION =
            "(?:approx|leq?|ge(?:q|qslant)?|neq?|equiv|sim|to|[rR]ightarrow|Longrightarrow|implies|iff"
                    + "|quad|qquad|hspace|newline|end|begin|checkmark|blacksquare|square|Box|qed|tag|label|because|therefore|in|ldots|dots"
                    + "|text\\w*|mathrm|par|item|hfill|underline)(?![A-Za-z])";

    private static final Pattern OPERATOR_BEHIND = Pattern.compile(OPERATOR + OPERAND
            + "|[ \\t]" + OPERATOR + "[ \\t]?" + OPERAND
            + "|[ \\t]?[√π∞]|\\^|_|[-:]\\p{Sc}?\\d|-[b-z](?!\\p{L})|[ \\t][-:][ \\t]\\p{Sc}?\\d"
            + "|[ \\t]?\\\\(?!" + RELATION
            + ")[a-zA-Z]|[(](?![^()\\n]*(?:[\\p{L}&&[^A-Za-z]]|[A-Za-z]{2}))\\d|[(\\[]\\p{L}(?!\\p{L})");
    private static final Pattern LEFT_OPERAND = Pattern.compile("[\\p{L}\\d)\\]}%!]");
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Where the sign before this place stands; -1 if there is none. */
    int signBefore(int place) {
        int sign = place - 1;
        boolean isSpaced = sign >= 0 && text.charAt(sign) == ' ';
        if (isSpaced) {
            sign--;
        }
        if (sign < 0 || (text.charAt(sign) != '-' && text.charAt(sign) != '+')) {
            return -1;
        }
        int before = sign - 1;
        if (isSpaced) {
            // "x = - 5" has a sign, "the total - 5" a dash.
            while (before >= 0 && text.charAt(before) == ' ') {
                before--;
            }
            return before >= 0 && "=:(≈".indexOf(text.charAt(before)) >= 0 ? sign : -1;
        }
        return before < 0 || !isOperandEnd(before) ? sign : -1;
    }

    private boolean isOperandEnd(int place) {
        return LEFT_OPERAND.matcher(text.substring(place, place + 1)).matches() && !isApart(place);
    }

    /** Whether what stands before the place makes a term of the number that begins there. */
    boolean isBehindOperator(int start) {
        int before = start - 1;
        if (before < 0) {
            return false;
        }
        char c = text.charAt(before);
        if (isDigit(before) || (Character.isLetter(c) && !isApart(before)) || "^_√".indexOf(c) >= 0) {
            return true;
        }
        if (".,:'’".indexOf(c) >= 0) {
            return isDigit(before - 1);
        }
        boolean isSpaced = false;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
            isSpaced = true;
        }
        if (before < 0) {
            return false;
        }
        c = text.charAt(before);
        if (c == '{') {
            return before > 0
                    && (Character.isLetter(text.charAt(before - 1)) || "_^}".indexOf(text.charAt(before - 1)) >= 0);
        }
        int operand = before - 1;
        while (operand >= 0 && text.charAt(operand) == ' ') {
            operand--;
        }
        // A space on one side only makes it a sign, a bullet or an emphasis.
        boolean isBinary = isSpaced == (operand < before - 1);
        boolean isOperand = isBinary && operand >= 0 && isOperandEnd(operand);
        if ("√±∓".indexOf(c) >= 0) {
            return true;
        }
        if ("*×·⋅÷/+^".indexOf(c) >= 0) {
            return isOperand;
        }
        // A dash between words is none, nor is one behind a word; one behind a number is a minus or a range.
        boolean isNumber = isBinary && operand >= 0 && (isDigit(operand) || ")]}%".indexOf(text.charAt(operand)) >= 0);
        if (c == '-') {
            return isSpaced ? isNumber : isOperand;
        }
        return c == ':' && isNumber && operand == before - 1 && !isSpaced;
    }

    /**
     * Whether what stands behind the place makes a term of the number that ends there.
     *
     * @param mayBeFactorial whether nothing stands between its last digit and the place
     */
    boolean isBeforeOperator(int end, boolean mayBeFactorial) {
        if (end < text.length() && Character.isLetter(text.charAt(end)) && !isApart(end)) {
            return true;
        }
        Matcher operator = OPERATOR_BEHIND.matcher(text).region(end, text.length());
        operator.useTransparentBounds(true).useAnchoringBounds(false);
        if (operator.lookingAt()) {
            return true;
        }
        boolean isFactorial = mayBeFactorial && text.startsWith("!", end);
        return isFactorial || (end + 1 < text.length() && ".,'’".indexOf(text.charAt(end)) >= 0 && isDigit(end + 1));
    }

    /** Letters of scripts that put no space between words do not touch what stands beside them. */
    boolean isApart(int place) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(text.codePointAt(place)));
    }

    /** Whether the place has a digit. */
    boolean isDigit(int place) {
        return place >= 0 && place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }
}
