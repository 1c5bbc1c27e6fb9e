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
 * Brave: {@code GET /res/v1/web/search}, the key in {@code X-Subscription-Token} (api.search.brave.com, Web search). Titles
 * and descriptions are HTML; a wrong key is answered with 422. Queries have at most 400 characters and 50 words.
 */
record BraveApi(URI base, Secret key) implements SearchApi {

    @Override
    public int mostResults() {
        return 20;
    }

    @Override
    public JsonRequest request(String query, int results) {
        Map<String, String> parameters = new TreeMap<>(Map.of("q", query, "count", Integer.toString(results)));
        return JsonRequest.get(
                Addresses.asking(Addresses.below(base, "/res/v1/web/search"), parameters),
                Map.of("X-Subscription-Token", key.reveal()));
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(
                answer.path("web").path("results"),
                node -> Found.of(
                        node.path("url"),
                        Snippets.htmlTitle(node.path("title")),
                        Snippets.html(node.path("description"))));
    }

    @Override
    public boolean refusesKey(Refused refusal) {
        return SearchApi.super.refusesKey(refusal)
                || refusal.said().at("/error/code").asText().equals("SUBSCRIPTION_TOKEN_INVALID");
    }
}
