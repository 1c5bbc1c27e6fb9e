package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.web.search.WebSearchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Serper's search, as its playground shows it. */
class SerperTest extends SearchContract {

    @Override
    String name() {
        return "serper";
    }

    @Override
    String answer(List<String[]> results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("searchParameters")
                .put("q", "tower")
                .put("type", "search")
                .put("engine", "google");
        answer.putObject("knowledgeGraph").put("title", "Tower").put("type", "Building");
        answer.putArray("peopleAlsoAsk").addObject().put("question", "Which?").put("link", "https://q.example/");
        answer.put("credits", 1);
        answer.putArray("organic");
        for (String[] result : results) {
            ObjectNode item = answer.withArray("organic").addObject();
            item.put("title", result[0]).put("link", result[1]);
            if (!result[2].isEmpty()) {
                item.put("snippet", result[2]);
            }
        }
        return answer.toString();
    }

    @Override
    Map.Entry<Integer, String> wrongKey() {
        return Map.entry(403, "{\"message\": \"Unauthorized.\", \"statusCode\": 403}");
    }

    @Override
    String keyAdvice() {
        return "check SERPER_API_KEY";
    }

    @Override
    void verify(ServiceServer.Asked asked, String query, int results) throws IOException {
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/search");
        assertThat(asked.header("X-api-key")).isEqualTo(KEY);
        assertThat(asked.header("Content-type")).startsWith("application/json");
        assertThat(json(asked.body()))
                .isEqualTo(json("{}").<ObjectNode>deepCopy().put("q", query).put("num", results));
    }

    @Test
    void spentCreditsAreSaidInSerpersWords() {
        service.next(400, "{\"message\": \"Not enough credits\", \"statusCode\": 400}");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> engine(quick().build()).search(WebSearchRequest.from("tower", 5))))
                .hasMessage("serper answers HTTP 400: Not enough credits");
    }
}
