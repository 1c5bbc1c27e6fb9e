package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real attempts of real models, scored and grouped by the ordinary engine. */
class RealDataTest {

    private static final Path DATA =
            Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void scoresOfRealAttemptsAgreeWithTheirLabels() {
        Path attempts = data("gsm8k-model-solutions-500.jsonl");
        JsonNode result = new CommandLineUser(directory)
                .types("eval", "math", "--attempts", attempts.toString(), "--json")
                .json();

        assertThat(result.path("labels").path("labelled").asInt()).isEqualTo(2_000);
        assertThat(result.path("labels").path("agree").asInt()).isEqualTo(2_000);
        assertThat(result.path("groups").path("MIXED").asInt()).isEqualTo(267);
        assertThat(result.path("groups").path("ALL_RIGHT").asInt()).isEqualTo(64);
        assertThat(result.path("groups").path("ALL_WRONG").asInt()).isEqualTo(169);
    }

    @Test
    void realTasksMakeADomainWithoutOptions() {
        for (String file : new String[] {
            "gsm8k-train-500.jsonl",
            "gsm8k-test-500.jsonl",
            "svamp-500.jsonl",
            "formula-train-500.jsonl",
            "formula-val-300.jsonl",
            "webwalkerqa-340.jsonl"
        }) {
            Path data = data(file);
            String name = file.replace(".jsonl", "");
            JsonNode made = new CommandLineUser(directory)
                    .types("init", name, "--data", data.toString(), "--json")
                    .json();
            int rows = Integer.parseInt(name.replaceAll("^.*-", ""));
            assertThat(made.path("practice").asInt()
                            + made.path("validation").asInt()
                            + made.path("test").asInt())
                    .as(file)
                    .isEqualTo(rows);
            assertThat(made.path("evaluator").asText())
                    .as(file)
                    .isEqualTo(file.startsWith("webwalker") ? "exact" : "numeric");
        }
    }

    private static Path data(String file) {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "skipped: the data set " + path + " is not on this machine");
        return path;
    }
}
