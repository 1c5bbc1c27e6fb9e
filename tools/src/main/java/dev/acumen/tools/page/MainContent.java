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
 * holds most of the text. If nearly nothing is left, the whole body is taken. No element goes for its class or id alone.
 *
 * @param root what to read
 * @param navigation links of the navigation that was left out
 */
record MainContent(Element root, List<Element> navigation) {

    private static final int ENOUGH_CHARACTERS = 140;
    private static final int FULLY_CHARACTERS = 400;
    private static final int LONGEST_BOX = 1_000;
    private static final int LONGEST_NOTICE = 500;
    private static final String NEVER_TEXT =
            "script, style, template, svg, canvas, object, embed, audio, video, select, input, textarea, datalist, dialog:not([open]), head, noframes";
    private static final String AROUND =
            "nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], body > header, body > footer, body > * > footer, body > * > header";
    private static final Pattern HIDDEN_STYLE = Pattern.compile(
            "(^|;)\\s*(display\\s*:\\s*none|(content-)?visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_OF_BOX =
            Pattern.compile("(^|[\\s_-])(advert|advertisement|ads|sponsored|newsletter|share|social)([\\s_-]|$)");
    private static final Pattern NAME_OF_NOTICE = Pattern.compile("(^|[\\s_-])(cookies?|consent|gdpr)([\\s_-]|$)");
    private static final Pattern ASKS_FOR_CONSENT = Pattern.compile(
            "(?i)\\b(we|sites?|websites?) uses? (\\w+ )?cookies\\b|\\b(accept|allow|reject|use of)( all| our)? cookies\\b|\\bcookie (policy|settings|preferences)\\b");
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile("(?i)^\\s*([a-z][a-z0-9+.-]*:|//|#|$)");

    static MainContent of(Document page) {
        Element body = page.body();
        Formulas.replaceWithTex(body);
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
        for (Element extra : cleaned.select("[class], [id], aside")) {
            if (extra.closest("body") != null && isExtra(extra)) {
                navigation.addAll(extra.select("a[href]"));
                extra.remove();
            }
        }
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

    static boolean isHidden(Element element) {
        return isUnseen(element) || element.attr("aria-hidden").equalsIgnoreCase("true");
    }

    /** Hidden from the eye too. */
    static boolean isUnseen(Element element) {
        return (element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found"))
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

    /**
     * A box of links beside the text, a box of links to other sites that is called so, or a notice that is called so and asks about cookies. What
     * an element is called is not enough for it to go.
     */
    private static boolean isExtra(Element element) {
        if (element.normalName().equals("aside")) {
            return isLinks(element, "a");
        }
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        if (!(NAME_OF_BOX.matcher(names).find() || NAME_OF_NOTICE.matcher(names).find())
                || element.normalName().matches("html|body|main|article|table")
                || element.selectFirst("h1, main, article, table") != null) {
            return false;
        }
        int length = length(element);
        if (NAME_OF_BOX.matcher(names).find()) {
            return length <= LONGEST_BOX
                    && element.select("a[href]").stream()
                            .allMatch(link ->
                                    LEADS_ELSEWHERE.matcher(link.attr("href")).find())
                    && isLinks(element, "a, button");
        }
        return length <= LONGEST_NOTICE
                && element.closest("main, article") == null
                && ASKS_FOR_CONSENT.matcher(element.text()).find();
    }

    private static boolean isLinks(Element element, String links) {
        int linked = element.select(links).stream()
                .filter(link -> link.parents().stream().noneMatch(parent -> parent.is(links)))
                .mapToInt(MainContent::length)
                .sum();
        return linked > 0 && linked * 10 > length(element) * 8;
    }

    private static int length(Element element) {
        return element.text().length();
    }
}
