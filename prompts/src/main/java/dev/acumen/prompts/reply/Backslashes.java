package dev.acumen.prompts.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Doubles the backslashes that a model meant as such and forgot to double, in text that is to be read as JSON.
 *
 * <p>JSON has no escape {@code \d}, so there the backslash was meant. {@code \n} is an escape and the start of {@code \nabla}, and what stands around
 * decides: {@code \b} and {@code \f} before a letter, digit or underscore are meant as they stand, since no model writes a backspace; {@code \n},
 * {@code \r} and {@code \t} are if a command of LaTeX follows as a whole word; {@code \}{@code u} is if no four hexadecimal digits follow; all are in a
 * Windows path. A text that doubles some backslashes before letters and leaves none single that JSON has no escape for is correct JSON, and nothing in it is changed.
 */
final class Backslashes {

    private static final String STEP =
            "(?:Program Files(?: \\(x86\\))?|Documents and Settings|Common Files|Application Data"
                    + "|(?:My|Microsoft) [A-Z]\\w*|[^\\s\\\\/:*?\"<>|]+)";
    /** From a drive on, on a share (group 1 is its beginning), or relative. */
    private static final Pattern PATH =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]:\\\\(?![\\\\\"])" + STEP + "?(?:\\\\{1,2}" + STEP + "){0,100}"
                    + "|\"(\\\\\\\\)[\\w.$-]+\\\\[\\w.$-]+(?:\\\\[\\w.$-]+){0,100}"
                    + "|(?<![\\w.\\\\-])[\\w.-]+(?:\\\\[\\w.-]+){1,100}");

    private static final Pattern NO_ESCAPE = Pattern.compile("\\\\[^bfnrtu\\\\]");
    private static final Pattern FILE_NAME = Pattern.compile("\\w\\.[A-Za-z]\\w{0,4}\\.*\\z");
    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*(?:[-+*/%&|]|//|\\*\\*)?=(?!=)|\\s*(?:,\\s*\\w+){1,20}\\s*=(?!=)|[\\[.]");
    private static final Pattern OF_LATEX = Pattern.compile(
            "(?<!\\\\)\\\\(?:sqrt|alpha|gamma|delta|epsilon|lambda|mu|pi|sigma|omega|phi|psi|infty|sum|int|prod|lim"
                    + "|leq?|geq?|in|cdot|ldots|cup|cap|mathbb|mathrm|left|begin|frac)(?![A-Za-z])");
    private static final Set<String> SURE = new HashSet<>();
    private static final Set<String> UNSURE = new HashSet<>();

    static {
        try (InputStream in = Objects.requireNonNull(Backslashes.class.getResourceAsStream("latex-commands.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .forEach(words ->
                            (words.get(0).equals("sure") ? SURE : UNSURE).addAll(words.subList(1, words.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final String text;
    private final boolean isOfLatex;
    private boolean someDoubled;
    private boolean someSingle;
    private final Set<Integer> inPaths = new HashSet<>();

    private Backslashes(String text) {
        this.text = text;
        this.isOfLatex = OF_LATEX.matcher(text).find();
    }

    /** The text with every backslash doubled that was meant as one. */
    static String doubled(String text) {
        return text.indexOf('\\') < 0 ? text : new Backslashes(text).read();
    }

    private String read() {
        survey();
        if (someDoubled && !someSingle) {
            return text;
        }
        findPaths();
        boolean isMatrix = !someDoubled && isOfLatex && text.matches("(?s).*(?<!\\\\)\\\\begin\\{.*");
        StringBuilder whole = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            whole.append(c);
            if (c != '\\' || at + 1 == text.length()) {
                continue;
            }
            char next = text.charAt(at + 1);
            if (next == '\\') {
                // A line of a matrix ends with two, and so does one where nothing else is doubled.
                boolean isMeant = inPaths.contains(at) || (isMatrix && !isLetter(at + 2));
                whole.append(isMeant ? "\\\\\\" : "\\");
                at++;
            } else if (inPaths.contains(at) || isMeant(at, next)) {
                whole.append('\\');
            } else {
                whole.append(next);
                at++;
            }
        }
        return whole.toString();
    }

    /** Whether backslashes before letters are doubled, and whether there are single ones that JSON cannot mean. */
    private void survey() {
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at)) {
            int end = at;
            while (end < text.length() && text.charAt(end) == '\\') {
                end++;
            }
            boolean isEven = (end - at) % 2 == 0;
            if (isEven) {
                someDoubled |= isLetter(end);
            } else if (end < text.length()) {
                char next = text.charAt(end);
                someSingle |= "bfnrtu\"\\/'\n\r".indexOf(next) < 0 || (next == 'u' && !isHexadecimal(end + 1));
            }
            at = end;
        }
    }

    /** Every backslash of a path is meant, the one before {@code new} too; but "A:" ends a line as well. */
    private void findPaths() {
        Matcher path = PATH.matcher(text);
        while (path.find()) {
            String found = path.group();
            boolean isShare = path.group(1) != null;
            boolean isPath = isShare || isPath(found, path.start());
            for (int at = found.indexOf('\\'); isPath && at >= 0; at = found.indexOf('\\', at)) {
                boolean isPair = found.startsWith("\\\\", at);
                if (!isPair || (isShare && at == 1)) {
                    inPaths.add(path.start() + at);
                }
                at += isPair ? 2 : 1;
            }
        }
    }

    private boolean isPath(String found, int start) {
        if (!found.startsWith(":\\", 1)) {
            return FILE_NAME.matcher(found).find() && NO_ESCAPE.matcher(found).find();
        }
        if ("nrt".indexOf(found.charAt(3)) < 0) {
            return true;
        }
        boolean isAlone = start > 0
                && "\"'`".indexOf(text.charAt(start - 1)) >= 0
                && start + found.length() < text.length()
                && "\"'`".indexOf(text.charAt(start + found.length())) >= 0;
        long steps = found.chars().filter(c -> c == '\\').count();
        return FILE_NAME.matcher(found).find()
                || (isAlone && "ABQab".indexOf(found.charAt(0)) < 0)
                || (steps > 1 && NO_ESCAPE.matcher(found.substring(2)).find());
    }

    private boolean isMeant(int at, char next) {
        return switch (next) {
            case '"', '/', '\n', '\r' -> false;
            case '\'' -> isInQuotesOfCode(at);
            case 'u' -> !isHexadecimal(at + 2);
            case 'b' -> at + 2 < text.length();
            case 'f' -> isWordCharacter(at + 2);
            case 'n', 'r', 't' -> isCommand(at);
            default -> true;
        };
    }

    private boolean isCommand(int at) {
        int end = endOfWord(at);
        String word = text.substring(at + 1, end);
        if (SURE.contains(word)) {
            return true;
        }
        return UNSURE.contains(word)
                && (isOfLatex
                        || text.startsWith("{", end)
                        || (!ASSIGNED.matcher(text).region(end, text.length()).lookingAt() && isAmongSymbols(at, end)));
    }

    private boolean isSure(int at) {
        return SURE.contains(text.substring(at + 1, endOfWord(at)));
    }

    private int endOfWord(int at) {
        int end = at + 1;
        while (isLetter(end)) {
            end++;
        }
        return end;
    }

    /** In "x \to 0" and "a\neq b": the word follows something on its line, and something follows it. */
    private boolean isAmongSymbols(int at, int end) {
        if (at == 0 || end >= text.length() || "\":,.;)".indexOf(text.charAt(end)) >= 0) {
            return false;
        }
        if (text.charAt(end) == '\\' && !isSure(end)) {
            return false;
        }
        char before = text.charAt(at - 1);
        if (before == '"') {
            return true;
        }
        boolean standsApart = before == ' ' && at > 1 && !".:;,?!".contains(text.substring(at - 2, at - 1));
        boolean isOperand = Character.isLetterOrDigit(before) || before == ')' || before == '}' || before == '|';
        boolean isSingle = at < 2 || !Character.isLetter(text.charAt(at - 2));
        return standsApart || "({^_=$".indexOf(before) >= 0 || (isOperand && isSingle && !text.startsWith("(", end));
    }

    /** {@code it\'s} needs no backslash in JSON, {@code print('it\'s')} needs it in the program. */
    private boolean isInQuotesOfCode(int at) {
        int begin = text.lastIndexOf('"', at - 1) + 1;
        int before = begin - 2;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        if (before < 0 || "{[,:".indexOf(text.charAt(before)) < 0) {
            return false;
        }
        int quotes = 0;
        for (int i = begin; i < at; i++) {
            boolean isApostrophe = i > begin && isLetter(i - 1) && isLetter(i + 1);
            quotes += text.charAt(i) == '\'' && text.charAt(i - 1) != '\\' && !isApostrophe ? 1 : 0;
        }
        return quotes % 2 == 1;
    }

    private boolean isHexadecimal(int from) {
        if (from + 4 > text.length()) {
            return false;
        }
        return text.substring(from, from + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private boolean isLetter(int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private boolean isWordCharacter(int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }
}
