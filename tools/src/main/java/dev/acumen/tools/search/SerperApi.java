package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Serper: {@code POST /search}, the key in {@code X-API-KEY} (serper.dev, playground). */
record SerperApi(URI base, Secret key) implements SearchApi {

    @Override
    public int mostResults() {
        return 100;
    }

    @Override
    public JsonRequest request(String query, int results) {
        return JsonRequest.post(
                Addresses.below(base, "/search"),
                Map.of("X-API-KEY", key.reveal()),
                JsonNodeFactory.instance.objectNode().put("q", query).put("num", results));
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(
                answer.path("organic"),
                node -> Found.of(
                        node.path("link"), Snippets.plain(node.path("title")), Snippets.plain(node.path("snippet"))));
    }
}
