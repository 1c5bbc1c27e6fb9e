package dev.acumen.tools.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;

/** What an answer about an error says, in the forms that services use. */
final class ErrorWords {

    private static final int LONGEST_PAGE = 20_000;

    /** Where services put their words: Google and Brave in an object, Tavily in another, Serper and Jina at the top. */
    private static final List<String> PLACES = List.of(
            "/error/detail",
            "/error/message",
            "/detail/error",
            "/detail/0/msg",
            "/readableMessage",
            "/message",
            "/error",
            "/detail");

    private ErrorWords() {}

    /** The words of a JSON answer. */
    static Optional<String> of(JsonNode said) {
        return PLACES.stream()
                .map(said::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** The words of any other answer: its text, without the tags of a page. */
    static String ofPage(String text) {
        String head = text.substring(0, Math.min(text.length(), LONGEST_PAGE));
        return head.toLowerCase(Locale.ROOT).contains("<html")
                        || head.stripLeading().startsWith("<!")
                ? Jsoup.parse(head).text()
                : head;
    }
}
