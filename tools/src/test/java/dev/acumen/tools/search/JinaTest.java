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

/** Jina's Search API, as docs.jina.ai describes it. */
class JinaTest extends SearchContract {

    @Override
    String name() {
        return "jina";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("code", 200).put("status", 20000);
        answer.putObject("meta").putObject("usage").put("tokens", 10000);
        answer.putArray("data");
        for (String[] result : results) {
            ObjectNode item = answer.withArray("data").addObject();
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
                401,
                "{\"data\": null, \"code\": 401, \"name\": \"AuthenticationFailedError\", \"status\": 40103, \"message\": \"Invalid API key KEY, please get a new one from https://jina.ai\", \"readableMessage\": \"AuthenticationFailedError: Invalid API key KEY\"}");
    }

    @Override
    String keyAdvice() {
        return "check JINA_API_KEY";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(asked.header("X-respond-with")).isEqualTo("no-content");
        assertThat(json(asked.body()).path("q").asText()).isEqualTo(query);
        assertThat(json(asked.body()).path("num").asInt()).isEqualTo(results);
    }

    @Override
    Map.Entry<Integer, String> nothing() {
        return Map.entry(
                422,
                "{\"data\": null, \"code\": 422, \"name\": \"AssertionFailureError\", \"status\": 42206, \"message\": "
                        + "\"No search results available for query tower\"}");
    }

    @Test
    void theContentStandsInForAMissingDescription() {
        service.next(
                200,
                "{\"code\": 200, \"data\": [{\"title\": \"A\", \"url\": \"https://a.example/\", \"content\": \"text\"}]}");
        assertThat(engine(quick().build())
                        .search(WebSearchRequest.from("tower", 5))
                        .results())
                .extracting(WebSearchOrganicResult::snippet)
                .containsExactly("text");
    }
}
