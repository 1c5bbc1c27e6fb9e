package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with several rewards: they are seen in its output, its events and its records, and when it is done over. */
class SeveralRewardsTest {

    private static final String SPEC =
            "sum(right=numeric:abs=0.005, format=0.1*format:\\d if right, turns=0.5*turns:1)";

    @TempDir
    Path directory;

    @Test
    void everyRewardIsSeenByItsName() throws IOException {
        FreightFiles.write(directory, 6, 4);
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
                "--evaluator",
                SPEC,
                "--events",
                "events.jsonl",
                "--json",
                "--verbose");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.err()).contains("  rewards   right 0.", "turns -1.000");

        List<JsonNode> scored = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("event").asText().equals("attempt-scored")) {
                scored.add(event);
            }
        }
        assertThat(scored).isNotEmpty().allSatisfy(event -> {
            JsonNode rewards = event.path("rewards");
            assertThat(rewards.path("turns").asDouble()).isEqualTo(-1);
            assertThat(rewards.path("format").asDouble())
                    .isEqualTo(rewards.path("right").asDouble());
            assertThat(event.path("reward").asDouble())
                    .isEqualTo(1.1 * rewards.path("right").asDouble() - 0.5);
        });

        String run = learned.json().path("run").asText();
        Outcome shown = user.types("runs", "show", run);
        assertThat(shown.out()).contains("mean reward", "mean right", "mean format", "mean turns", "-1.000");
        JsonNode passes = user.types("runs", "show", run, "--json").json().path("passes");
        assertThat(passes.path(0).path("meanRewards").path("turns").asDouble()).isEqualTo(-1);

        Outcome replayed = user.types("runs", "replay", run);
        assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
        JsonNode rescored = user.types("runs", "rescore", run, "--json").json();
        assertThat(rescored.path("attempts").asInt()).isPositive();
        assertThat(rescored.path("changed")).as(rescored.toString()).isEmpty();
    }
}
