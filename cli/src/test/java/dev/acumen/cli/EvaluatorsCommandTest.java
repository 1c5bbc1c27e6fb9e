package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code acumen evaluators}: the list, and evaluators held against labels. */
class EvaluatorsCommandTest {

    private static final Path CASES = Path.of("../math-equivalence/src/test/resources/dev/acumen/math");
    private static final Path SOLUTIONS = Path.of("../../shared/data/gsm8k-model-solutions-500.jsonl");

    @TempDir
    Path directory;

    @Test
    void theListSaysWhatToWrite() {
        CommandLineUser.Outcome outcome = new CommandLineUser(directory).types("evaluators", "list");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("  math ", "  command:[timeout=SECONDS] PROGRAM", "  sum(", "first-of(");
        JsonNode list = new CommandLineUser(directory)
                .types("evaluators", "list", "--json")
                .json();
        assertThat(list.path("evaluators").size())
                .isEqualTo((int) outcome.out().lines().count());
    }

    @Test
    void everyRowThatIsNotJudgedAsLabelledIsShown() throws IOException {
        Path data = data(
                "{\"gold\": \"4\", \"pred\": \"It is \\\\boxed{4}.\", \"expected\": true}",
                "{\"gold\": \"4\", \"pred\": \"It is \\\\boxed{5}.\", \"expected\": 0}",
                "{\"gold\": 4, \"pred\": 5, \"expected\": \"equal\"}",
                "{\"gold\": \"4\", \"pred\": \"4\", \"expected\": \"unequal\"}",
                "",
                "{\"gold\": \"\\\\ln 2\", \"pred\": \"\\\\log 2\", \"expected\": 1}",
                "{\"gold\": \"4\", \"pred\": \"\", \"expected\": \"0\"}");
        CommandLineUser user = new CommandLineUser(directory);
        CommandLineUser.Outcome shown =
                user.types("evaluators", "check", "--evaluator", "math", "--data", data.toString());
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains("6: 2 agree, 2 disagree, 2 undecided")
                .contains("line 3: expected equal, judged unequal: 5 is not 4")
                .contains("line 4: expected unequal, judged equal:")
                .contains("line 6: expected equal, judged undecided:")
                .contains("line 7: expected unequal, judged undecided: the attempt says nothing")
                .doesNotContain("line 1:", "line 2:");

        CommandLineUser.Outcome json =
                user.types("evaluators", "check", "--evaluator", "math", "--data", data.toString(), "--json");
        assertThat(json.out().lines()).hasSize(1);
        JsonNode counts = json.json();
        assertThat(counts.path("rows").asInt()).isEqualTo(6);
        assertThat(counts.path("agree").asInt()).isEqualTo(2);
        assertThat(counts.path("disagree").asInt()).isEqualTo(2);
        assertThat(counts.path("undecided").asInt()).isEqualTo(2);
        assertThat(counts.path("falseEqual").asInt()).isEqualTo(1);
        assertThat(counts.path("falseUnequal").asInt()).isEqualTo(1);
        assertThat(counts.path("undecidedEqual").asInt()).isEqualTo(1);
        assertThat(counts.path("notAsLabelled").size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"gold\": \"4\", \"pred\": \"4\", \"expected\": \"maybe\"} ; 'maybe'",
                "{\"gold\": \"4\", \"pred\": \"4\"} ; no \"expected\"",
                "{\"gold\": \"4\", \"expected\": true} ; no \"pred\"",
                "{\"pred\": \"4\", \"expected\": true} ; no \"gold\"",
                "{\"gold\": \"4\", ; not valid JSON",
                "[4] ; JSON object"
            })
    void aBadRowIsNamedWithItsFileAndLine(String row, String problem) throws IOException {
        Path data = data("{\"gold\": \"4\", \"pred\": \"4\", \"expected\": true}", row);
        CommandLineUser.Outcome outcome = new CommandLineUser(directory)
                .types("evaluators", "check", "--evaluator", "exact", "--data", data.toString(), "--json");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.lastErrorLine()).contains("labelled.jsonl, line 2: ").contains(problem);
        assertThat(outcome.json().path("error").path("exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void anUnknownEvaluatorAndAMissingFileAreErrors() throws IOException {
        CommandLineUser user = new CommandLineUser(directory);
        Path data = data("{\"gold\": \"4\", \"pred\": \"4\", \"expected\": true}");
        assertThat(user.types("evaluators", "check", "--evaluator", "maths", "--data", data.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(user.types("evaluators", "check", "--evaluator", "math", "--data", "no.jsonl")
                        .exitCode())
                .isEqualTo(3);
        assertThat(user.types("evaluators", "check", "--data", data.toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void aCommandIsHeldAgainstLabelsToo() throws IOException {
        Path data = data(
                "{\"gold\": \"-\", \"pred\": \"Please sit.\", \"expected\": true}",
                "{\"gold\": \"-\", \"pred\": \"Sit.\", \"expected\": false}");
        Path polite = Path.of("../docs/examples/evaluators/polite.sh").toAbsolutePath();
        JsonNode counts = new CommandLineUser(directory)
                .types(
                        "evaluators",
                        "check",
                        "--evaluator",
                        "command:sh " + polite,
                        "--data",
                        data.toString(),
                        "--json")
                .json();
        assertThat(counts.path("agree").asInt()).isEqualTo(2);
    }

    /** Two libraries of tools bring or want another validator of schemas; this holds that the evaluators' own is the one there. */
    @Test
    void schemasAreCheckedBesideTheLibrariesOfTools() throws IOException {
        Path data = data(
                "{\"gold\": \"-\", \"pred\": \"{\\\"n\\\": 5}\", \"expected\": true}",
                "{\"gold\": \"-\", \"pred\": \"{\\\"n\\\": \\\"five\\\"}\", \"expected\": false}");
        String schema = "json:{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}}";
        JsonNode counts = new CommandLineUser(directory)
                .types("evaluators", "check", "--evaluator", schema, "--data", data.toString(), "--json")
                .json();
        assertThat(counts.path("agree").asInt()).as(counts.toString()).isEqualTo(2);
    }

    @Test
    void mathDecidesOurOwnLabelledSetRightly() {
        JsonNode counts = new CommandLineUser(directory)
                .types(
                        "evaluators",
                        "check",
                        "--evaluator",
                        "math",
                        "--data",
                        CASES.resolve("math-cases.jsonl").toAbsolutePath().toString(),
                        "--json")
                .json();
        assertThat(counts.path("rows").asInt()).isGreaterThanOrEqualTo(300);
        assertThat(counts.path("disagree").asInt()).as(counts.toString()).isZero();
        assertThat(counts.path("undecided").asInt()).as(counts.toString()).isLessThanOrEqualTo(2);
    }

    @Test
    void mathAgreesWithTheLabelsOfRealSolutions() throws IOException {
        assumeTrue(Files.exists(SOLUTIONS), "skipped: the labelled solutions are not at " + SOLUTIONS.toAbsolutePath());
        List<String> rows = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(SOLUTIONS)) {
            JsonNode task = json.readTree(line);
            for (JsonNode author : task) {
                if (author.isObject()) {
                    ObjectNode row = json.createObjectNode();
                    row.set("gold", task.get("ground_truth"));
                    row.set("pred", author.get("solution"));
                    row.set("expected", author.get("is_correct"));
                    rows.add(row.toString());
                }
            }
        }
        Path data = data(rows.toArray(String[]::new));
        for (String spec : List.of("numeric", "math")) {
            JsonNode counts = new CommandLineUser(directory)
                    .types("evaluators", "check", "--evaluator", spec, "--data", data.toString(), "--json")
                    .json();
            assertThat(counts.path("rows").asInt()).isEqualTo(2_000);
            assertThat(counts.path("disagree").asInt()).as(counts.toString()).isZero();
            assertThat(counts.path("undecided").asInt()).as(counts.toString()).isLessThanOrEqualTo(1);
        }
    }

    private Path data(String... lines) throws IOException {
        return Files.write(directory.resolve("labelled.jsonl"), List.of(lines));
    }
}
