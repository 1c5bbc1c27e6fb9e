package dev.acumen.tools.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Presentation MathML (<a href="https://www.w3.org/TR/mathml-core/">MathML Core</a>) as TeX, for formulas that do not bring theirs. Letters and
 * operators stay the characters they are. Keeps no state.
 */
final class MathMl {

    /** Function application, invisible times, separator and plus: seen by nobody. */
    private static final String INVISIBLE = "[\\u2061-\\u2064\\u200b]";

    private MathMl() {}

    static String tex(Element element) {
        return switch (element.normalName()) {
            case "annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup" -> "";
            case "semantics" -> element.childrenSize() == 0 ? "" : tex(element.child(0));
            case "mi", "mn", "mo", "ms" -> letters(element);
            case "mtext" -> element.text().isBlank() ? " " : "\\text{" + element.text() + "}";
            case "mspace" -> " ";
            case "mfrac" ->
                isBinomial(element)
                        ? "\\binom{" + part(element, 0) + "}{" + part(element, 1) + "}"
                        : "\\frac{" + part(element, 0) + "}{" + part(element, 1) + "}";
            case "msqrt" -> "\\sqrt{" + all(element.children()) + "}";
            case "mroot" -> "\\sqrt[" + part(element, 1) + "]{" + part(element, 0) + "}";
            case "msup" -> base(element) + raised(part(element, 1));
            case "msub" -> base(element) + lowered(part(element, 1));
            case "msubsup", "munderover" -> base(element) + lowered(part(element, 1)) + raised(part(element, 2));
            case "munder" -> under(element);
            case "mover" -> over(element);
            case "mmultiscripts" -> multiscripts(element);
            case "mfenced" -> fenced(element);
            case "mtable" ->
                element.children().stream()
                        .map(row -> row.children().stream().map(MathMl::tex).collect(Collectors.joining(" & ")))
                        .collect(Collectors.joining(" \\\\ ", "\\begin{matrix} ", " \\end{matrix}"));
            default -> element.childrenSize() == 0 ? letters(element) : all(element.children());
        };
    }

    private static String letters(Element element) {
        String text = element.text().replaceAll(INVISIBLE, "").strip();
        boolean isName = element.normalName().equals("mi")
                && text.length() > 1
                && text.chars().allMatch(c -> c < 128);
        return isName
                ? "\\operatorname{" + text + "}"
                : text.replaceAll("[{}#%&]", "\\\\$0").replace('\u2212', '-');
    }

    private static String all(List<Element> elements) {
        return elements.stream().map(MathMl::tex).collect(Collectors.joining());
    }

    private static String part(Element element, int index) {
        return index < element.childrenSize() ? tex(element.child(index)) : "";
    }

    private static String base(Element element) {
        String base = part(element, 0);
        return base.codePointCount(0, base.length()) <= 1 || base.matches("\\\\operatorname\\{[a-zA-Z]+}|[0-9.]+")
                ? base
                : "{" + base + "}";
    }

    private static String raised(String text) {
        return text.isEmpty() ? "" : text.matches("[\u2032\u2033\u2034']+") ? text : "^{" + text + "}";
    }

    private static String lowered(String text) {
        return text.isEmpty() ? "" : "_{" + text + "}";
    }

    private static boolean isBinomial(Element fraction) {
        return fraction.attr("linethickness").matches("0([a-z]*|\\.0+[a-z]*)");
    }

    private static String under(Element element) {
        String below = part(element, 1);
        return switch (below) {
            case "_", "\u0332", "\u00af" -> "\\underline{" + part(element, 0) + "}";
            case "\u23df" -> "\\underbrace{" + part(element, 0) + "}";
            default -> base(element) + lowered(below);
        };
    }

    private static String over(Element element) {
        String above = part(element, 1);
        String command = switch (above) {
            case "\u00af", "\u203e", "\u0304", "\u0305", "_" -> "\\overline";
            case "^", "\u02c6", "\u0302" -> "\\hat";
            case "~", "\u02dc", "\u0303" -> "\\tilde";
            case "\u2192", "\u20d7" -> "\\vec";
            case "\u02d9", "." -> "\\dot";
            case "\u00a8", ".." -> "\\ddot";
            case "\u23de" -> "\\overbrace";
            default -> "";
        };
        return command.isEmpty() ? base(element) + raised(above) : command + "{" + part(element, 0) + "}";
    }

    private static String multiscripts(Element element) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        StringBuilder at = after;
        boolean isLower = true;
        for (Element script : element.children().subList(Math.min(1, element.childrenSize()), element.childrenSize())) {
            if (script.normalName().equals("mprescripts")) {
                at = before.append("{}");
                isLower = true;
            } else {
                at.append(isLower ? lowered(tex(script)) : raised(tex(script)));
                isLower = !isLower;
            }
        }
        return before + base(element) + after;
    }

    private static String fenced(Element element) {
        String open = element.hasAttr("open") ? element.attr("open") : "(";
        String close = element.hasAttr("close") ? element.attr("close") : ")";
        String separators =
                element.hasAttr("separators") ? element.attr("separators").replaceAll("\\s", "") : ",";
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < element.childrenSize(); i++) {
            if (i > 0 && !separators.isEmpty()) {
                inside.append(separators.charAt(Math.min(i, separators.length()) - 1));
            }
            inside.append(part(element, i));
        }
        return (open + inside + close)
                .replaceFirst("^\\{", "\\\\{")
                .replaceFirst("(?<!\\\\)}$", close.equals("}") ? "\\\\}" : "}");
    }
}
