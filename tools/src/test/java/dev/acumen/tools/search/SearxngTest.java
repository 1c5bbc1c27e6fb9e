package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SearXNG's Search API, as docs.searxng.org describes it. */
class SearxngTest extends SearchContract {

    @Override
    String name() {
        return "searxng";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("query", "tower").put("number_of_results", 0);
        answer.putArray("answers");
        answer.putArray("infoboxes");
        answer.putArray("unresponsive_engines").addArray().add("google").add("timeout");
        answer.putArray("results");
        for (String[] result : results) {
            ObjectNode item = answer.withArray("results").addObject();
            item.put("title", result[0]).put("url", result[1]);
            if (!result[2].isEmpty()) {
                item.put("content", result[2]);
            }
        }
        return answer.toString();
    }

    @Override
    Map.Entry<Integer, String> wrongKey() {
        return Map.entry(403, "<!doctype html><html><title>403 Forbidden</title><h1>Forbidden</h1></html>");
    }

    @Override
    String keyAdvice() {
        return "search.formats";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.path()).isEqualTo("/search");
        assertThat(asked.query()).containsOnly(Map.entry("q", query), Map.entry("format", "json"));
        assertThat(asked.headers()).doesNotContainKeys("Authorization");
    }

    @Test
    void oddFieldsDoNoHarm() {
        service.next(200, """
                {"query": "tower", "results": [
                  {"url": "https://a.example/", "title": "A", "content": null, "engines": ["bing", "google"],
                   "positions": [1, 2], "score": 4.0, "parsed_url": ["https", "a.example", "/", "", "", ""],
                   "publishedDate": null, "template": "default.html", "category": "general"},
                  {"url": null, "title": "no address"},
                  {"title": "no address either"},
                  "no result at all",
                  {"url": "https://b.example/", "title": "a < b", "content": "if a < b and b > c"}
                ], "suggestions": ["towers"], "corrections": []}""");
        List<WebSearchOrganicResult> results = engine(quick().build())
                .search(WebSearchRequest.from("tower", 10))
                .results();
        assertThat(results).extracting(WebSearchOrganicResult::title).containsExactly("A", "a < b");
        assertThat(results).extracting(WebSearchOrganicResult::snippet).containsExactly(null, "if a < b and b > c");
    }
}
