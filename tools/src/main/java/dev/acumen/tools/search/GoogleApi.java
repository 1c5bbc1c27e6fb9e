package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonRequest;
import dev.acumen.tools.internal.wire.Refused;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Google's Custom Search JSON API: {@code GET /customsearch/v1?key=&cx=&q=&num=} (developers.google.com/custom-search/v1). An
 * answer that found nothing has no {@code items}; a wrong key is answered with 400.
 *
 * @param engine the id of the search engine, {@code cx}
 */
record GoogleApi(URI base, Secret key, String engine) implements SearchApi {

    @Override
    public int mostResults() {
        return 10;
    }

    @Override
    public JsonRequest request(String query, int results) {
        Map<String, String> parameters =
                new TreeMap<>(Map.of("key", key.reveal(), "cx", engine, "q", query, "num", Integer.toString(results)));
        return JsonRequest.get(Addresses.asking(Addresses.below(base, "/customsearch/v1"), parameters), Map.of());
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(answer.path("items"), node -> {
            String marked = Snippets.html(node.path("htmlSnippet"));
            return Found.of(
                    node.path("link"),
                    Snippets.plain(node.path("title")),
                    marked.isEmpty() ? Snippets.plain(node.path("snippet")) : marked);
        });
    }

    @Override
    public boolean refusesKey(Refused refusal) {
        return SearchApi.super.refusesKey(refusal)
                || refusal.said().at("/error/message").asText().startsWith("API key not valid")
                || refusal.said().findValuesAsText("reason").contains("API_KEY_INVALID");
    }
}
