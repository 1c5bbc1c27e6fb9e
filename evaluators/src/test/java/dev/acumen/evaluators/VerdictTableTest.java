package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.score.Evaluator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row: evaluator (or the default of its file), reference, reply, verdict. */
class VerdictTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"numeric", "exact", "regex"})
    void everyRowGetsItsVerdict(String table) {
        List<JsonNode> rows = CaseFile.read(getClass(), table + "-cases.jsonl");
        assertThat(rows).isNotEmpty();
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows) {
            Evaluator evaluator = Evaluators.parse(row.path("by").asText(table));
            String verdict = Attempts.verdict(
                    evaluator, row.get("gold").asText(), row.get("reply").asText());
            if (!verdict.equals(row.get("expected").asText())) {
                wrong.add(verdict + ": " + row);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
