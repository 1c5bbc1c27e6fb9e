package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One result, in words of one line.
 *
 * @param title the address where the service gives none
 * @param address of http or https
 * @param snippet empty where the service gives none
 */
record Found(String title, URI address, String snippet) {

    /** What {@link URI} refuses and browsers do not. */
    private static final Pattern UNFIT = Pattern.compile("[^\\w.~:/?#\\[\\]@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})");

    /** Reads each element of the list that has an address; any other node has none. */
    static List<Found> each(JsonNode list, Function<JsonNode, Optional<Found>> reading) {
        List<Found> found = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(node -> reading.apply(node).ifPresent(found::add));
        }
        return found;
    }

    /** The result, if the address is one. */
    static Optional<Found> of(JsonNode address, String title, String snippet) {
        return uri(address.asText("").strip())
                .map(uri -> new Found(title.isEmpty() ? uri.toString() : title, uri, snippet));
    }

    WebSearchOrganicResult toLangChain() {
        return snippet.isEmpty()
                ? WebSearchOrganicResult.from(title, address)
                : new WebSearchOrganicResult(title, address, snippet, null, Map.of());
    }

    private static Optional<URI> uri(String text) {
        String fit = UNFIT.matcher(text)
                .replaceAll(unfit ->
                        URLEncoder.encode(unfit.group(), StandardCharsets.UTF_8).replace("+", "%20"));
        try {
            URI uri = new URI(fit);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return isWeb ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
