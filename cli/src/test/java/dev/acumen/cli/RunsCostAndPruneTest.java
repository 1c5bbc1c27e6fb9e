package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs cost is told before and after they are pruned, and so is why a lesson is what it is. */
class RunsCostAndPruneTest {

    @TempDir
    private Path directory;

    @Test
    void aPrunedRunStillSaysWhatItCostAndWhyItsLessonsAre() throws IOException {
        FreightFiles.write(directory, 30, 10);
        CommandLineUser user = new CommandLineUser(directory);
        assertThat(user.types(
                                "learn",
                                "freight",
                                "--data",
                                "practice.jsonl",
                                "--test-data",
                                "test.jsonl",
                                "--epochs",
                                "1")
                        .exitCode())
                .isZero();
        JsonNode listed =
                user.types("runs", "list", "--json").json().path("runs").path(0);
        String run = listed.path("run").asText();
        assertThat(listed.path("calls").asLong()).isPositive();
        assertThat(listed.path("tokens").path("input").asLong()).isPositive();
        assertThat(listed.has("costUsd")).isTrue();

        Outcome cost = user.types("runs", "cost", run);
        assertThat(cost.exitCode()).as(cost.err()).isZero();
        assertThat(cost.out()).contains("phase", "endpoint", "model", "tries", "rollout", "total", "in doubt");
        JsonNode before = user.types("runs", "cost", run, "--json").json();
        assertThat(before.path("runs").path(0).path("lines").size()).isGreaterThan(2);
        assertThat(before.path("total").path("calls").asLong())
                .isEqualTo(listed.path("calls").asLong());
        assertThat(before.path("total").path("inDoubt").asLong()).isZero();
        String why = user.types("library", "why", "L1", "--json").out();

        Path journal = directory.resolve(".acumen/journal/runs/" + run + ".jsonl");
        long size = Files.size(journal);
        assertThat(user.types("runs", "prune").exitCode()).isEqualTo(2);
        assertThat(user.types("runs", "prune", "nothing").exitCode()).isEqualTo(3);
        assertThat(user.types("runs", "prune", "--keep", "1").out()).contains("0 bytes freed in 0 runs");
        assertThat(user.types("runs", "prune", "--older-than", "1").out()).contains("0 bytes freed in 0 runs");
        Outcome planned = user.types("runs", "prune", run, "--dry-run");
        assertThat(planned.out()).contains("would be freed in 1 run");
        assertThat(Files.size(journal)).isEqualTo(size);
        JsonNode pruned = user.types("runs", "prune", "--keep", "0", "--json").json();
        assertThat(pruned.path("bytesFreed").asLong())
                .isEqualTo(size - Files.size(journal))
                .isPositive();

        assertThat(user.types("runs", "cost", run, "--json").json()).isEqualTo(before);
        assertThat(user.types("library", "why", "L1", "--json").out()).isEqualTo(why);
        assertThat(user.types("runs", "show", run).out()).contains("pruned");
        assertThat(user.types("runs", "cost").out()).contains(run, "total");
    }
}
