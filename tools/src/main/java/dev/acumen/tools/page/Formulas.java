package dev.acumen.tools.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Puts the TeX of a page's formulas in their place: {@code $x$} within a line, {@code $$x$$} on one of its own. A formula that the page shows in
 * one form and keeps in another, such as KaTeX's, MathJax's and Wikipedia's, stands once. Keeps no state.
 */
final class Formulas {

    /** Elements that hold one formula in all its forms, some of which are hidden. */
    private static final String CONTAINERS =
            ".mwe-math-element, .katex, mjx-container, .ztext-math[data-tex], d-math, tex-math";

    private static final Pattern TEX_ENCODING = Pattern.compile("(^|[/-])(la)?tex($|[^a-z])");
    private static final Pattern RENDERED_TEX = Pattern.compile(
            "(?:latex\\.php\\?(?:.*&)?latex|[?&]tex|[?&]cht=tx&(?:.*&)?chl)=([^&#]+)|codecogs\\.com/[^?]*\\?([^#]+)");
    private static final Pattern TEX_CLASS = Pattern.compile("(^|\\s)(tex|latex|mwe-math-fallback-image-\\w+)(\\s|$)");
    private static final Pattern MATHJAX_CLASS = Pattern.compile("(^|\\s)MathJax(_\\w+)?(\\s|$)");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%[^\\n]*\\n");
    private static final List<String> DELIMITERS = List.of("$$ $$", "$ $", "\\( \\)", "\\[ \\]");

    private Formulas() {}

    static void replaceWithTex(Element body) {
        for (Element script : body.select("script[type^=math/]")) {
            mathJaxScript(script, body);
        }
        for (Element container : body.select(CONTAINERS)) {
            if (container.parent() != null && container.parents().is("body")) {
                container(container);
            }
        }
        for (Element image : body.select("img")) {
            if (!MainContent.isUnseen(image) && !isRepetition(image)) {
                ofImage(image).ifPresent(tex -> replace(image, tex, isDisplayed(image)));
            }
        }
        for (Element math : body.select("math")) {
            if (math.parents().is("body") && !MainContent.isHidden(math)) {
                replace(math, tex(math).orElseGet(() -> MathMl.tex(math)), isDisplayed(math));
            }
        }
    }

    /** Whether a picture only repeats, for the eye, a formula that stands beside it. */
    private static boolean isRepetition(Element image) {
        Element parent = image.parent();
        return image.attr("aria-hidden").equals("true")
                && parent != null
                && parent.select("math").stream()
                        .anyMatch(math -> Stream.concat(Stream.of(math), math.parents().stream())
                                .noneMatch(MainContent::isHidden));
    }

    /** MathJax 2 keeps the formula in a script, with what it shows before it, under the script's name. */
    private static void mathJaxScript(Element script, Element body) {
        String type = script.attr("type").toLowerCase(Locale.ROOT);
        String source = script.data().strip().replaceAll("^%?\\s*<!\\[CDATA\\[|%?\\s*]]>$", "");
        Optional<String> tex = Optional.of(source);
        if (type.startsWith("math/mml")) {
            tex = Optional.ofNullable(Jsoup.parseBodyFragment(source).selectFirst("math"))
                    .map(math -> tex(math).orElseGet(() -> MathMl.tex(math)));
        }
        Element frame = script.id().isEmpty() ? null : body.getElementById(script.id() + "-Frame");
        if (frame != null) {
            frame.remove();
        }
        for (Element shown = script.previousElementSibling();
                shown != null && MATHJAX_CLASS.matcher(shown.className()).find();
                shown = script.previousElementSibling()) {
            shown.remove();
        }
        replace(script, tex.orElse(""), type.contains("mode=display"));
    }

    private static void container(Element container) {
        Optional<Element> math = Optional.ofNullable(container.selectFirst("math"));
        Optional<String> tex = tex(container)
                .or(() -> math.map(MathMl::tex).filter(text -> !text.isBlank()))
                .or(() -> written(container));
        if (tex.isPresent()) {
            replace(
                    container,
                    tex.get(),
                    isDisplayed(container) || math.filter(Formulas::isDisplayed).isPresent());
        } else {
            // All there is to read is what is shown to the eye.
            container.select("[aria-hidden]").removeAttr("aria-hidden");
            container.removeAttr("aria-hidden");
        }
    }

    private static Optional<String> tex(Element formula) {
        Stream<Supplier<Optional<String>>> places = Stream.of(
                () -> formula.select("annotation").stream()
                        .filter(annotation -> TEX_ENCODING
                                .matcher(annotation.attr("encoding").toLowerCase(Locale.ROOT))
                                .find())
                        .map(Element::wholeText)
                        .findFirst(),
                () -> attribute(formula, "alttext"),
                () -> attribute(formula, "data-latex"),
                () -> attribute(formula, "data-tex"),
                () -> formula.select("img").stream()
                        .flatMap(image -> ofImage(image).stream())
                        .findFirst());
        return places.flatMap(place -> place.get().stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<String> attribute(Element formula, String name) {
        return Optional.ofNullable(formula.selectFirst("[" + name + "]")).map(element -> element.attr(name));
    }

    /** Elements whose text is their TeX. */
    private static Optional<String> written(Element container) {
        return switch (container.normalName()) {
            case "d-math", "tex-math" -> Optional.of(container.wholeText());
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofImage(Element image) {
        String alt = image.attr("alt").strip();
        Matcher address = RENDERED_TEX.matcher(image.attr("src"));
        boolean isRendered = address.find();
        if (!alt.isEmpty()
                && (alt.contains("\\displaystyle")
                        || isRendered
                        || TEX_CLASS.matcher(image.className()).find())) {
            return Optional.of(alt);
        }
        if (!isRendered) {
            return Optional.empty();
        }
        // Codecogs takes a plus as a plus, the others as a space.
        return decoded(
                address.group(1) == null
                        ? address.group(2).replace("+", "%2B").replace("&space;", " ")
                        : address.group(1));
    }

    private static Optional<String> decoded(String query) {
        try {
            return Optional.of(URLDecoder.decode(query, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isDisplayed(Element formula) {
        Element parent = formula.parent();
        return formula.attr("display").matches("block|true")
                || formula.attr("mode").equals("display")
                || formula.hasAttr("block")
                || formula.className().matches(".*(math|image)-(element-)?(block|display)(\\s.*)?")
                || (parent != null && parent.hasClass("katex-display"));
    }

    private static void replace(Element formula, String source, boolean isDisplayed) {
        String tex = bare(source);
        boolean isInCell = formula.closest("td, th") != null;
        if (isInCell) {
            // A bar ends a cell.
            tex = tex.replace("\\|", "\\Vert ").replace("|", "\\vert ").strip();
        }
        if (tex.isEmpty()) {
            formula.remove();
            return;
        }
        String mark = isDisplayed ? "$$" : "$";
        if (isDisplayed && !isInCell) {
            formula.before(new Element("br"));
            formula.after(new Element("br"));
        }
        formula.replaceWith(new TextNode(mark + tex + mark));
    }

    /** Without delimiters, and without what only says how large it is drawn. */
    private static String bare(String source) {
        String tex = Inline.squeezed(COMMENT.matcher(source).replaceAll(" "));
        for (String pair : DELIMITERS) {
            String open = pair.substring(0, pair.indexOf(' '));
            String close = pair.substring(pair.indexOf(' ') + 1);
            if (tex.length() > open.length() + close.length() && tex.startsWith(open) && tex.endsWith(close)) {
                tex = tex.substring(open.length(), tex.length() - close.length())
                        .strip();
                break;
            }
        }
        if (tex.matches("\\{\\\\(display|text)style\\b.*}") && isOneGroup(tex)) {
            tex = tex.substring(1, tex.length() - 1);
        }
        return tex.replaceFirst("^\\\\(display|text)style(?![a-zA-Z])", "").strip();
    }

    /** Whether the brace at the start is closed by the one at the end. */
    private static boolean isOneGroup(String tex) {
        int open = 0;
        for (int i = 0; i < tex.length(); i++) {
            switch (tex.charAt(i)) {
                case '\\' -> i++;
                case '{' -> open++;
                case '}' -> open--;
                default -> {}
            }
            if (open == 0) {
                return i == tex.length() - 1;
            }
        }
        return false;
    }
}
