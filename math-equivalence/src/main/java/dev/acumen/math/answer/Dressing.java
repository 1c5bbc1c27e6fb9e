package dev.acumen.math.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around an answer and is no part of it: delimiters, fences, rules, bullets, quotes, commands for its look. */
public final class Dressing {

    private static final int MOST_LAYERS = 12;
    private static final Pattern RULE = Pattern.compile("\\A(?:[-*_=]{3,}|```[\\w+-]*|~~~[\\w+-]*)[ \\t]*(?:\\R|\\z)");
    private static final Pattern LINE_MARK = Pattern.compile(
            "\\A(?:(?:>[ \\t]?)+|#{1,6}[ \\t]+|(?:[-*+•‣◦▪●–—]|\\d{1,2}[.)]|[a-z][.)])[ \\t]+|\\p{So}\\uFE0F?[ \\t]*)");
    private static final Pattern OPENING = Pattern.compile("\\A(?:\\\\\\[|\\$\\$|\\\\begin\\{[a-z]+\\*?\\})");
    private static final Pattern FORMULA = Pattern.compile(
            "\\A(?:\\\\\\[(?<display>.{0,2000}?)\\\\\\]|\\$\\$(?<dollars>.{0,2000}?)\\$\\$)", Pattern.DOTALL);
    private static final Pattern LAST_FENCE = Pattern.compile("\\R?[ \\t]*(?:```|~~~)[ \\t]*\\z");
    private static final List<Pattern> WRAPPINGS = List.of(
            Pattern.compile(
                    "\\\\(?:text|mbox|textbf|textit|textrm|texttt|textsf|textnormal|emph|mathrm|mathbf|mathit|mathsf|mathtt|operatorname|boxed|fbox|underline)\\s?\\{([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}[.]?"),
            Pattern.compile(
                    "\\$\\$([^$]*)\\$\\$[.]?|\\$([^$]*)\\$[.]?|\\\\\\((.*)\\\\\\)[.]?|\\\\\\[(.*)\\\\\\][.]?",
                    Pattern.DOTALL),
            Pattern.compile("<(b|strong|i|em|code|u|p|span|mark)>(.*)</\\1>", Pattern.DOTALL),
            Pattern.compile(
                    "\"([^\"]*)\"[.]?|'([^']*)'[.]?|“([^”]*)”[.]?|„([^“”]*)[“”][.]?|«([^»]*)»[.]?|»([^«]*)«[.]?|‹([^›]*)›[.]?|‘([^’]*)’[.]?|「([^」]*)」[。.]?|『([^』]*)』[。.]?|《([^》]*)》[。.]?|`+([^`]*)`+[.]?|\\*{1,3}([^*]*)\\*{1,3}[.]?|_{1,3}([^_]*)_{1,3}[.]?"));

    private Dressing() {}

    /** The text without rules, fences, quote marks, headings and bullets before it. */
    public static String undressed(String text) {
        String bare = text.strip();
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String before = bare;
            bare = RULE.matcher(bare).replaceFirst("").strip();
            bare = LINE_MARK.matcher(bare).replaceFirst("").strip();
            if (bare.equals(before)) {
                break;
            }
        }
        return bare.isEmpty() ? text.strip() : bare;
    }

    /** The first line behind what dresses it, or the formula between the delimiters that begin there. */
    public static String firstLine(String text) {
        String bare = undressed(text.replaceFirst("\\A[\\s*_]*\\R", ""));
        Matcher formula = FORMULA.matcher(bare);
        if (OPENING.matcher(bare).lookingAt() && formula.lookingAt()) {
            String inner = formula.group("display") == null ? formula.group("dollars") : formula.group("display");
            return inner.strip().replaceAll("\\s*\\R\\s*", " ");
        }
        Matcher opening = OPENING.matcher(bare);
        String content = opening.lookingAt() ? bare.substring(opening.end()).strip() : bare;
        return content.lines().findFirst().orElse("").strip();
    }

    /** The text out of all that is wrapped around it. */
    public static String unwrapped(String text) {
        String bare = text.strip();
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String before = bare;
            bare = LAST_FENCE.matcher(undressed(bare)).replaceFirst("").strip();
            for (Pattern wrapping : WRAPPINGS) {
                bare = inside(wrapping.matcher(bare), bare).strip();
            }
            if (bare.equals(before)) {
                break;
            }
        }
        return bare;
    }

    private static String inside(Matcher wrapping, String text) {
        if (!wrapping.matches()) {
            return text;
        }
        for (int group = wrapping.groupCount(); group > 0; group--) {
            if (wrapping.group(group) != null) {
                return wrapping.group(group);
            }
        }
        return text;
    }
}
