package dev.acumen.math;

import dev.acumen.math.Node.NamedSet;
import dev.acumen.math.Node.Opaque;
import dev.acumen.math.Node.Words;
import dev.acumen.math.internal.WrittenNumbers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text and what it was read as.
 *
 * @param notation the text in one notation
 * @param node what it means
 * @param obstacle why it could not be parsed, if it could not
 */
record Reading(String notation, Node node, Optional<String> obstacle) {

    private static final int LONGEST = 6_000;
    private static final Pattern EDGES = Pattern.compile("^[\\s.,;:?]+(?!\\d)|[\\s,;:?]+$|(?<!\\.)\\.\\s*$");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern PROSE = Pattern.compile("[\\p{L}\\s'\",.;:!?()\\[\\]-]+");
    private static final Pattern NAMES = Pattern.compile("\\p{L}[\\p{L}\\p{N}]*(?:[\\s-]+\\p{L}[\\p{L}\\p{N}]*)*");
    private static final Pattern TEXT_COMMAND = Pattern.compile(
            "\\\\(?:text|mbox|textbf|textit|textrm|textnormal|mathrm|mathbf|emph|operatorname|bf|rm|textsf)\\s*\\{([^{}\\\\$]*)\\}");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,3}");

    /** Reads a text; never fails, for what cannot be parsed is words or opaque. */
    static Reading of(String text, Effort effort) {
        if (text.length() > LONGEST) {
            return new Reading(text, new Opaque(text), Optional.of("the answer is too long to be parsed"));
        }
        return inNotation(withoutEdges(Notation.plain(text)), effort);
    }

    /** The same with its commas read as parts of numbers, where they can be. */
    Optional<Reading> withCommasInNumbers(boolean mayBeDecimal, Effort effort) {
        return WrittenNumbers.withCommasInNumbers(notation, mayBeDecimal)
                .map(rewritten -> inNotation(rewritten, effort));
    }

    private static Reading inNotation(String notation, Effort effort) {
        String prose = TEXT_COMMAND.matcher(notation).replaceAll(" $1 ").strip();
        boolean isProse = PROSE.matcher(prose).matches()
                && prose.codePoints().filter(Character::isLetter).count() > 1;
        Optional<String> set = Vocabulary.namedSet(prose);
        if (set.isPresent()) {
            return new Reading(notation, new NamedSet(set.get()), Optional.empty());
        }
        try {
            return new Reading(notation, Parser.parse(notation, effort), Optional.empty());
        } catch (Exhausted e) {
            throw e;
        } catch (Undecidable e) {
            return (isProse && !prose.contains("[")) || NAMES.matcher(prose).matches()
                    ? new Reading(notation, new Words(prose), Optional.empty())
                    : new Reading(notation, new Opaque(withoutSpace(notation)), Optional.of(e.reason()));
        }
    }

    /** The text in one notation, without spaces. */
    static String letters(String text) {
        return withoutSpace(withoutEdges(Notation.plain(text)));
    }

    /** The text in one notation, without spaces, for comparison letter by letter. */
    String plain() {
        return withoutSpace(notation);
    }

    /** Whether it was understood as mathematics. */
    boolean isMathematics() {
        return !(node instanceof Words) && !(node instanceof Opaque);
    }

    /** Words in the form they are compared in. */
    static String plainWords(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .replaceFirst("^(?:the|a|an) ", "");
    }

    /** Whether so few letters may be a product of variables. */
    static boolean mayBeProduct(String words) {
        return LETTERS.matcher(words).matches();
    }

    private static String withoutSpace(String text) {
        return WHITE_SPACE.matcher(text).replaceAll("");
    }

    private static String withoutEdges(String text) {
        String bare = text;
        String before;
        do {
            before = bare;
            bare = EDGES.matcher(bare).replaceAll("").strip();
        } while (!before.equals(bare));
        return bare;
    }
}
