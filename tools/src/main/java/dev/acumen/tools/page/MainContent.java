package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What of a page is its content. What surely is not (scripts, hidden text, navigation, banners) goes; what is left is narrowed to the main element only if that
 * holds most of the text. If nearly nothing is left, the whole body is taken.
 *
 * @param root what to read
 * @param navigation links of the navigation that was left out
 */
record MainContent(Element root, List<Element> navigation) {

    private static final int ENOUGH_CHARACTERS = 140;
    private static final int FULLY_CHARACTERS = 400;
    private static final String NEVER_TEXT =
            "script, style, template, svg, canvas, object, embed, audio, video, select, input, textarea, datalist, dialog:not([open]), head, noframes";
    private static final String AROUND =
            "nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], body > header, body > footer, body > * > footer, body > * > header";
    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOISE = Pattern.compile(
            "(^|[\\s_-])(cookie|consent|gdpr|advert|advertisement|ads|sponsored|newsletter|share|social)([\\s_-]|$)");

    static MainContent of(Document page) {
        Element body = page.body();
        body.select(NEVER_TEXT).remove();
        body.select("body *").stream().filter(MainContent::isHidden).toList().forEach(Element::remove);
        Element cleaned = body.clone();
        List<Element> navigation = new ArrayList<>();
        for (Element around : cleaned.select(AROUND)) {
            if (isAround(around)) {
                navigation.addAll(around.select("a[href]"));
                around.remove();
            }
        }
        cleaned.select("[class], [id], aside").stream()
                .filter(MainContent::isNoise)
                .toList()
                .forEach(Element::remove);
        int whole = length(body);
        int left = length(cleaned);
        if ((left < FULLY_CHARACTERS && left * 10 < whole) || (left < ENOUGH_CHARACTERS && left * 2 < whole)) {
            return new MainContent(body, List.of());
        }
        return new MainContent(main(cleaned, left).orElse(cleaned), navigation);
    }

    private static Optional<Element> main(Element body, int whole) {
        for (String candidate : List.of("main", "[role=main]", "article")) {
            List<Element> found = body.select(candidate);
            if (found.size() == 1 && length(found.get(0)) * 10 >= whole * 6) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || HIDDEN_STYLE.matcher(element.attr("style")).find();
    }

    /** Headers and footers of an article belong to it, and a header with the page's heading is content. */
    private static boolean isAround(Element element) {
        boolean isHeader =
                element.normalName().equals("header") || element.attr("role").equals("banner");
        if (element.selectFirst("main, article, table") != null || (isHeader && element.selectFirst("h1") != null)) {
            return false;
        }
        return (element.closest("article") == null && element.closest("main") == null)
                || element.normalName().equals("nav");
    }

    private static boolean isNoise(Element element) {
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        boolean isNamedSo =
                NOISE.matcher(names).find() && !element.normalName().matches("html|body|main|article|table");
        if (isNamedSo && element.selectFirst("h1, main, article, table") == null) {
            return length(element) < 1_000;
        }
        int linked = element.normalName().equals("aside")
                ? length(element.select("a").text())
                : 0;
        return linked > 0 && linked * 10 > length(element) * 8;
    }

    private static int length(Element element) {
        return length(element.text());
    }

    private static int length(String text) {
        return text.length();
    }
}
