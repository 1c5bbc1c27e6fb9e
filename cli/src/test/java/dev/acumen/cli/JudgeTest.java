package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judging and metrics from the command line, with the simulated endpoint as model and as judge. */
class JudgeTest {

    @TempDir
    Path directory;

    @Test
    void theRunsOwnModelJudgesAndItsCallsAreCountedApart() {
        JsonNode judged = evaluated("--evaluator", "judge");
        JsonNode compared = evaluated("--evaluator", "numeric");

        assertThat(judged.path("score").asDouble())
                .isEqualTo(compared.path("score").asDouble());
        assertThat(judged.path("phases").path("judge").path("calls").asInt()).isPositive();
        assertThat(compared.path("phases").has("judge")).isFalse();
        JsonNode metrics = judged.path("metrics").path("without");
        assertThat(metrics.path("unscored").asInt()).isZero();
        assertThat(metrics.path("metrics").findValuesAsText("name"))
                .contains("mean@4", "pass@1", "pass@4", "pass^2", "majority@4");
        assertThat(metrics.path("metrics").path(0).path("value").asDouble())
                .isEqualTo(judged.path("score").asDouble());
    }

    @Test
    void anotherModelJudgesWithinTheSameBudget() {
        try (SimulatedServer judge = SimulatedServer.start(SimulationSettings.defaults())) {
            String url = judge.baseUrl().toString();
            JsonNode judged = evaluated("--evaluator", "first-of(exact, judge)", "--judge-url", url);
            assertThat(judged.path("graded").asInt()).isPositive();

            Outcome stopped = eval("--evaluator", "judge", "--judge-url", url, "--max-calls", "20", "--seed", "2");
            assertThat(stopped.exitCode()).isNotZero();
            assertThat(stopped.lastErrorLine()).contains("20");
        }
    }

    @Test
    void aRunThatLearnsByAJudgeCanBeReplayed() {
        CommandLineUser user = new CommandLineUser(directory);
        Outcome learned = user.types("learn", "freight", "--evaluator", "judge", "--group-size", "3", "--json");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        Outcome replayed =
                user.types("runs", "replay", learned.json().path("run").asText());
        assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
    }

    private JsonNode evaluated(String... more) {
        Outcome outcome = eval(more);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.json();
    }

    private Outcome eval(String... more) {
        String[] line = new String[5 + more.length];
        System.arraycopy(new String[] {"eval", "freight", "--samples", "4", "--json"}, 0, line, 0, 5);
        System.arraycopy(more, 0, line, 5, more.length);
        return new CommandLineUser(directory).types(line);
    }
}
