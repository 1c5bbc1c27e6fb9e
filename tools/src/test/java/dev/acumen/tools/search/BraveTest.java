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

/** Brave's Web search API, as its documentation describes it. */
class BraveTest extends SearchContract {

    @Override
    String name() {
        return "brave";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("type", "search");
        answer.putObject("query").put("original", "tower").put("more_results_available", true);
        answer.putObject("mixed").put("type", "mixed");
        answer.putObject("web")
                .put("type", "search")
                .put("family_friendly", true)
                .putArray("results");
        for (String[] result : results) {
            ObjectNode item = answer.withObject("/web").withArray("results").addObject();
            item.put("title", result[0]).put("url", result[1]);
            if (!result[2].isEmpty()) {
                item.put("description", result[2]);
            }
        }
        return answer.toString();
    }

    @Override
    Map.Entry<Integer, String> wrongKey() {
        return Map.entry(
                422,
                "{\"type\": \"ErrorResponse\", \"error\": {\"id\": \"ade8\", \"status\": 422, \"code\": \"SUBSCRIPTION_TOKEN_INVALID\", \"detail\": \"The provided subscription token KEY is invalid.\", \"meta\": {\"component\": \"authentication\"}}, \"time\": 1754364294}");
    }

    @Override
    String keyAdvice() {
        return "check BRAVE_API_KEY";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.path()).isEqualTo("/res/v1/web/search");
        assertThat(asked.header("X-subscription-token")).isEqualTo(KEY);
        assertThat(asked.query()).containsOnly(Map.entry("q", query), Map.entry("count", Integer.toString(results)));
    }

    @Test
    void tagsAndEntitiesAreTaken() {
        service.next(200, """
                {"type": "search", "web": {"results": [{"title": "Tom &amp; <strong>Jerry</strong>",
                "url": "https://a.example/", "is_source_local": false,
                "description": "The <strong>tallest tower</strong> isn&#x27;t &lt;here&gt;.<br>It is <strong></strong>there<script>x</script>",
                "meta_url": {"scheme": "https"}, "language": "en"}]}}""");
        WebSearchOrganicResult result = engine(quick().build())
                .search(WebSearchRequest.from("tower", 5))
                .results()
                .get(0);
        assertThat(result.title()).isEqualTo("Tom & Jerry");
        assertThat(result.snippet()).isEqualTo("The **tallest tower** isn't <here>. It is there");
    }

    @Test
    void anAnswerWithoutPagesFoundNothing() {
        service.next(200, "{\"type\": \"search\", \"query\": {\"original\": \"tower\"}}");
        assertThat(engine(quick().build())
                        .search(WebSearchRequest.from("tower", 5))
                        .results())
                .extracting(WebSearchOrganicResult::title)
                .isEmpty();
    }
}
