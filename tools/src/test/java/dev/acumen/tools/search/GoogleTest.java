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

/** Google's Custom Search JSON API, as its reference describes it. */
class GoogleTest extends SearchContract {

    @Override
    String name() {
        return "google";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("kind", "customsearch#search");
        answer.putObject("searchInformation").put("totalResults", Integer.toString(results.size()));
        if (!results.isEmpty()) {
            answer.putArray("items");
        }
        for (String[] result : results) {
            ObjectNode item = answer.withArray("items").addObject();
            item.put("title", result[0]).put("link", result[1]);
            if (!result[2].isEmpty()) {
                item.put("snippet", result[2]);
            }
        }
        return answer.toString();
    }

    @Override
    Map.Entry<Integer, String> wrongKey() {
        return Map.entry(
                400,
                "{\"error\": {\"code\": 400, \"message\": \"API key not valid. Please pass a valid API key.\", \"errors\": [{\"message\": \"API key not valid. Please pass a valid API key.\", \"domain\": \"global\", \"reason\": \"badRequest\"}], \"status\": \"INVALID_ARGUMENT\", \"details\": [{\"@type\": \"type.googleapis.com/google.rpc.ErrorInfo\", \"reason\": \"API_KEY_INVALID\", \"domain\": \"googleapis.com\", \"metadata\": {\"service\": \"customsearch.googleapis.com\"}}]}}");
    }

    @Override
    String keyAdvice() {
        return "check GOOGLE_API_KEY";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.path()).isEqualTo("/customsearch/v1");
        assertThat(asked.query())
                .containsOnly(
                        Map.entry("key", KEY),
                        Map.entry("cx", "cx-1"),
                        Map.entry("q", query),
                        Map.entry("num", Integer.toString(results)));
    }

    @Test
    void noMoreThanTenAreAskedFor() {
        service.next(200, answer(List.of()));
        engine(quick().build()).search(WebSearchRequest.from("tower", 50));
        assertThat(service.asked().get(0).query()).containsEntry("num", "10");
    }

    @Test
    void matchesAreMarked() {
        service.next(200, """
                {"items": [{"kind": "customsearch#result", "title": "A", "htmlTitle": "<b>A</b>", "link": "https://a.example/",
                "snippet": "The tallest tower ...", "htmlSnippet": "The <b>tallest</b>&nbsp;tower&nbsp;&hellip;",
                "pagemap": {"metatags": [{"viewport": "x"}]}}]}""");
        assertThat(engine(quick().build())
                        .search(WebSearchRequest.from("tower", 5))
                        .results())
                .extracting(WebSearchOrganicResult::snippet)
                .containsExactly("The **tallest** tower …");
    }
}
