package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Titles and snippets as one line of text. */
final class Snippets {

    private static final int LONGEST = 1_000;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u200B\\u2028\\u2029\\p{Cntrl}]+");

    private Snippets() {}

    /** A text that is no HTML: a service that sends {@code a < b} means it. */
    static String plain(JsonNode text) {
        return line(text.isTextual() ? text.asText() : "");
    }

    /** A text with HTML in it, without its tags and entities; what is emphasised stands between {@code **}. */
    static String html(JsonNode text) {
        return line(text.isTextual() ? body(text.asText(), "**").text() : "");
    }

    /** The same without emphasis, for titles. */
    static String htmlTitle(JsonNode text) {
        return line(text.isTextual() ? body(text.asText(), "").text() : "");
    }

    private static Element body(String html, String mark) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("script, style").remove();
        for (Element emphasis : body.select("b, strong, em, mark")) {
            if (!mark.isEmpty() && !emphasis.text().isBlank()) {
                emphasis.prependText(mark);
                emphasis.appendText(mark);
            }
        }
        return body;
    }

    private static String line(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + " ...";
    }
}
