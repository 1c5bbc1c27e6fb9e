package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.web.search.WebSearchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tavily's Search API, as docs.tavily.com describes it. */
class TavilyTest extends SearchContract {

    @Override
    String name() {
        return "tavily";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("query", "tower").put("response_time", 1.09).put("request_id", "123e4567");
        answer.putNull("answer").putNull("follow_up_questions");
        answer.putArray("images");
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
        return Map.entry(401, "{\"detail\": {\"error\": \"Unauthorized: missing or invalid API key: KEY\"}}");
    }

    @Override
    String keyAdvice() {
        return "check TAVILY_API_KEY";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/search");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(asked.header("Content-type")).startsWith("application/json");
        assertThat(json(asked.body()).path("query").asText()).isEqualTo(query);
        assertThat(json(asked.body()).path("max_results").asInt()).isEqualTo(results);
        assertThat(asked.body()).doesNotContain(KEY);
    }

    @Test
    void aSpentPlanIsSaidInTavilysWords() {
        service.next(432, "{\"detail\": {\"error\": \"This request exceeds your plan's set usage limit.\"}}");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> engine(quick().build()).search(WebSearchRequest.from("tower", 5))))
                .hasMessage("tavily answers HTTP 432: This request exceeds your plan's set usage limit.");
    }
}
