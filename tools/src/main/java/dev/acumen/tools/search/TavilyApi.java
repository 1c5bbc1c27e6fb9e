package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Tavily: {@code POST /search}, the key as a bearer token (docs.tavily.com, Search). */
record TavilyApi(URI base, Secret key) implements SearchApi {

    @Override
    public int mostResults() {
        return 20;
    }

    @Override
    public JsonRequest request(String query, int results) {
        return JsonRequest.post(
                Addresses.below(base, "/search"),
                Map.of("Authorization", "Bearer " + key.reveal()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("query", query)
                        .put("max_results", results)
                        .put("search_depth", "basic"));
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(
                answer.path("results"),
                node -> Found.of(
                        node.path("url"), Snippets.plain(node.path("title")), Snippets.plain(node.path("content"))));
    }
}
