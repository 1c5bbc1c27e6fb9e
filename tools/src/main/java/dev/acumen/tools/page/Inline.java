package dev.acumen.tools.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Running text of HTML: links with their numbers, pictures by their description. */
final class Inline {

    /** Stands for a line break until white space is squeezed; no text holds it. */
    static final String BREAK = "\u0000";

    /** What tables may repeat of their cells in one page, so that a small page cannot become a huge text. */
    private static final int MOST_REPEATED = 2_000_000;

    private final Links links;
    private int repeated;

    Inline(Links links) {
        this.links = links;
    }

    static boolean isList(Element element) {
        return switch (element.normalName()) {
            case "ul", "ol", "menu", "dir" -> true;
            default -> false;
        };
    }

    static boolean holdsBlocks(Element element) {
        return element.selectFirst("p, div, ul, ol, table, pre, h1, h2, h3, h4, h5, h6, blockquote, dl, section")
                != null;
    }

    /** White space as one space each, without any at the ends. */
    static String squeezed(String text) {
        return text.replace(BREAK, " ")
                .replaceAll("[\\s\\u00a0\\u200b\\ufeff]+", " ")
                .strip();
    }

    /** The same, but with the line breaks that the page asked for. */
    static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        for (String line : text.split(BREAK, -1)) {
            String squeezed = squeezed(line);
            if (!squeezed.isEmpty()) {
                lines.append(lines.length() == 0 ? "" : "\n").append(squeezed);
            }
        }
        return lines.toString();
    }

    /** The text once more, for a cell that spans several places, unless this page has repeated enough. */
    String again(String text) {
        repeated = Math.min(MOST_REPEATED + 1, repeated + text.length());
        return repeated > MOST_REPEATED ? "" : text;
    }

    String children(Element parent) {
        StringBuilder text = new StringBuilder();
        parent.childNodes().forEach(child -> text.append(text(child)));
        return text.toString();
    }

    /** Leaves out lists and tables, however deep, and adds them to the given ones. */
    String childrenButLists(Element parent, List<Element> nested) {
        StringBuilder text = new StringBuilder();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element
                    && (isList(element) || element.normalName().equals("table"))) {
                nested.add(element);
            } else if (child instanceof Element element
                    && !element.normalName().equals("a")
                    && element.selectFirst("ul, ol, menu, dir, table") != null) {
                text.append(BREAK).append(childrenButLists(element, nested)).append(BREAK);
            } else {
                text.append(text(child));
            }
        }
        return text.toString();
    }

    String text(Node node) {
        if (node instanceof TextNode text) {
            return text.getWholeText().replace(BREAK, "");
        }
        if (!(node instanceof Element element)) {
            return "";
        }
        return switch (element.normalName()) {
            case "br" -> BREAK;
            case "a" -> link(element);
            case "img" -> image(element);
            case "iframe", "frame" -> frame(element);
            case "sup" -> "^" + children(element).strip();
            case "q" -> "\"" + children(element) + "\"";
            case "td", "th", "li" -> children(element) + " ; ";
            default -> element.isBlock() ? BREAK + children(element) + BREAK : children(element);
        };
    }

    private String link(Element anchor) {
        String text = children(anchor);
        String href = anchor.attr("href").strip();
        if (href.regionMatches(true, 0, "mailto:", 0, 7)) {
            String mail = href.substring(7).replaceFirst("\\?.*$", "");
            return text.contains(mail) ? text : text + " (" + mail + ")";
        }
        Optional<Integer> number = href.isEmpty() ? Optional.empty() : links.number(href);
        if (number.isEmpty()) {
            return text;
        }
        String name = text.replace(BREAK, " ").isBlank() ? anchor.attr("title") + anchor.attr("aria-label") : text;
        return (name.isBlank() ? "link" : name.stripTrailing()) + " [" + number.get() + "]";
    }

    private static String image(Element image) {
        String description = squeezed(image.attr("alt"));
        return description.isEmpty() ? "" : " [image: " + description + "] ";
    }

    private String frame(Element frame) {
        String title = squeezed(frame.attr("title"));
        return links.number(frame.attr("src"))
                .map(number -> " (embedded page" + (title.isEmpty() ? "" : ": " + title) + " [" + number + "]) ")
                .orElse("");
    }
}
