package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.tools.internal.wire.JsonRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SearXNG: {@code GET /search?q=&format=json} (docs.searxng.org, Search API). An instance gives whole pages of results, and JSON
 * only where its settings list that format; else it answers 403.
 */
record SearxngApi(URI base) implements SearchApi {

    @Override
    public int mostResults() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JsonRequest request(String query, int results) {
        Map<String, String> parameters = new TreeMap<>(Map.of("q", query, "format", "json"));
        return JsonRequest.get(Addresses.asking(Addresses.below(base, "/search"), parameters), Map.of());
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(
                answer.path("results"),
                node -> Found.of(
                        node.path("url"), Snippets.plain(node.path("title")), Snippets.plain(node.path("content"))));
    }

    @Override
    public String advice() {
        return "the instance has to list json under search.formats in its settings.yml, and its limiter to let us in";
    }
}
