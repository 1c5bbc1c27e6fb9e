package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits that were rejected are shown with their words and the reason. */
class RejectedEditsTest {

    @TempDir
    private Path directory;

    @Test
    void learnListsTheFirstOfThemAndRunsShowAll() throws IOException {
        FreightFiles.write(directory, 30, 2);
        CommandLineUser user = new CommandLineUser(directory);
        Outcome learned = user.types(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--epochs",
                "1",
                "--preset",
                "published",
                "--max-lesson-tokens",
                "40");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        JsonNode shown = user.types("runs", "show", "freight-1", "--json").json();
        JsonNode rejected = shown.path("rejectedEdits");
        assertThat(rejected.size()).isGreaterThan(3);
        assertThat(shown.path("report").path("rejectedEdits")).isEqualTo(rejected);
        String first = rejected.path(0).path("text").asText();
        assertThat(first).isNotBlank();
        assertThat(learned.out())
                .contains(
                        rejected.size() + " edits were rejected:",
                        "ADD '" + first,
                        "the library would grow past its token limit")
                .contains("all:     acumen runs show freight-1");
        Outcome all = user.types("runs", "show", "freight-1");
        assertThat(all.out()).contains(rejected.size() + " rejected edits:");
        rejected.forEach(edit -> assertThat(all.out())
                .contains("step 1   ADD '" + edit.path("text").asText() + "': "
                        + edit.path("why").asText()));
    }
}
