package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonRequest;
import dev.acumen.tools.internal.wire.Refused;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Jina: {@code POST /} at s.jina.ai, the key as a bearer token (docs.jina.ai, Search API). Without {@code X-Respond-With:
 * no-content} it would read every page it finds. A search that finds nothing is answered with 422.
 */
record JinaApi(URI base, Secret key) implements SearchApi {

    @Override
    public int mostResults() {
        return 20;
    }

    @Override
    public JsonRequest request(String query, int results) {
        return JsonRequest.post(
                Addresses.below(base, "/"),
                Map.of("Authorization", "Bearer " + key.reveal(), "X-Respond-With", "no-content"),
                JsonNodeFactory.instance.objectNode().put("q", query).put("num", results));
    }

    @Override
    public List<Found> found(JsonNode answer) {
        return Found.each(answer.path("data"), node -> {
            String description = Snippets.plain(node.path("description"));
            return Found.of(
                    node.path("url"),
                    Snippets.plain(node.path("title")),
                    description.isEmpty() ? Snippets.plain(node.path("content")) : description);
        });
    }

    @Override
    public boolean foundNothing(Refused refusal) {
        return refusal.status() == 422
                && refusal.said().path("message").asText().startsWith("No search results available");
    }
}
