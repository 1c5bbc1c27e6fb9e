package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of two versions is better, measured only until that is known. */
class CompareTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void seed() throws IOException {
        Files.write(directory.resolve("rules.txt"), FreightDomain.houseLessons());
        user = new CommandLineUser(directory);
        assertThat(user.types("library", "seed", "freight", "rules.txt").exitCode())
                .isZero();
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    @Test
    void whatHelpsMuchIsDecidedAfterAFewTasks() {
        Outcome outcome = done("compare", "none", "freight", "--until", "decided");

        assertThat(outcome.out())
                .contains("compare none freight", "decides   alpha 0.05; 100 tasks can show a difference of about")
                .contains("arms      without lessons; freight@", ", 12 lessons")
                .contains("interval at every look", "better", "80 to 1 decides");
        JsonNode again = done("compare", "none", "freight", "--until", "decided", "--new-run", "--json")
                .json()
                .path("sequential");
        assertThat(again.path("verdict").asText()).isEqualTo("better");
        assertThat(again.path("tasks").asInt()).isBetween(9, 30);
        assertThat(again.path("low").asDouble()).isPositive();
        assertThat(again.path("evidenceBetter").asDouble()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void aVersionAgainstItselfCannotTellAndEveryTaskIsAttempted() {
        JsonNode found = done("compare", "freight", "freight", "--until", "decided", "--json")
                .json()
                .path("sequential");

        assertThat(found.path("verdict").asText()).isEqualTo("cannot tell");
        assertThat(found.path("tasks").asInt()).isEqualTo(100);
    }

    @Test
    void withoutUntilEveryTaskIsAttemptedAndArmsMayBeVersions() throws IOException {
        String before = done("library", "show", "freight", "--json")
                .json()
                .path("version")
                .asText()
                .substring(0, 10);
        done("library", "remove", "freight", "L1", "L2", "L3", "L4", "L5", "L6");
        Outcome outcome = done("compare", "freight@" + before, "freight");

        assertThat(outcome.out())
                .contains("freight@" + before + ", 12 lessons; freight@", ", 6 lessons")
                .contains("worse", "100 compared");
        assertThat(done("eval", "freight", "--arms", "none,freight@" + before + ",freight", "--max-calls", "400")
                        .out())
                .contains("freight@" + before + " against without");
    }

    @Test
    void aComparisonThatIsStoppedGoesOnWhereItWas() {
        assertThat(user.types("compare", "none", "freight", "--until", "decided", "--max-calls", "12")
                        .exitCode())
                .isEqualTo(ExitCode.BUDGET);
        Outcome resumed = done("compare", "none", "freight", "--until", "decided", "--json");

        assertThat(resumed.json().path("run").asText()).isEqualTo("freight-1");
        assertThat(resumed.json().path("sequential").path("verdict").asText()).isEqualTo("better");
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        assertThat(user.types("compare", "none", "none").err()).contains("none against none compares nothing");
        assertThat(user.types("compare", "freight", "nothere").err()).contains("there is no library 'nothere'");
        assertThat(user.types("compare", "none", "freight@0000000").err())
                .contains("no version 0000000", "An arm is none, all, retrieved");
        assertThat(user.types("compare", "none", "freight", "--until", "friday").err())
                .contains("--until takes 'decided', not 'friday'");
        assertThat(user.types("compare", "none", "freight", "--until", "decided", "--alpha", "0")
                        .err())
                .contains("--alpha must be above 0");
        assertThat(user.types("eval", "freight", "--until", "decided").err())
                .contains("--until decides between two arms");
    }
}
