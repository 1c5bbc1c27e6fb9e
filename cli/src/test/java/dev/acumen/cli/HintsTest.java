package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command says of what it did, and of what to do next. */
@Timeout(120)
class HintsTest {

    /** Behind a 1 that is no part of a longer number, a name or a sum, the noun has no s. */
    private static final Pattern ONE_OF_MANY = Pattern.compile(
            "(?<![\\w.,$'-])1 (?:[a-z-]+ )?(?:lessons|tasks|calls|tokens|attempts|replies|steps|epochs|groups|runs|rows|bytes|candidates|differences)\\b");

    @TempDir
    Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitsDown() {
        user = new CommandLineUser(directory);
    }

    @Test
    void theNextCommandTakesWhatWasGiven() {
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            String url = server.baseUrl().toString();
            Outcome learned = user.types(
                    "learn",
                    "freight",
                    "--epochs",
                    "1",
                    "--home",
                    "my things",
                    "--library",
                    "mine",
                    "--url",
                    url,
                    "--model",
                    "a model",
                    "--max-lessons",
                    "1",
                    "--held-out-samples",
                    "0");
            assertThat(learned.exitCode()).as(learned.err()).isZero();
            assertThat(learned.out())
                    .contains(
                            "  look:    acumen library show mine --home 'my things'" + System.lineSeparator(),
                            "  use it:  acumen ask freight --library mine --home 'my things' --url " + url
                                    + " --model 'a model' \"...\"" + System.lineSeparator());
            Outcome shown = user.types("library", "show", "mine", "--home", "my things");
            assertThat(shown.out())
                    .as(learned.out() + learned.err() + shown.err())
                    .startsWith("library 'mine', version ")
                    .contains(", 1 lesson, about ");
            assertThat(List.of(learned.out(), learned.err(), shown.out()))
                    .allSatisfy(text -> assertThat(text).doesNotContainPattern(ONE_OF_MANY));
            assertThat(user.types("library", "show", "mine").exitCode()).isNotZero();
        }
    }

    @Test
    void theNextCommandTakesNoMoreThanWasGiven() {
        Outcome learned = new CommandLineUser(directory, Map.of("ACUMEN_HOME", "elsewhere"))
                .types("learn", "freight", "--epochs", "1", "--held-out-samples", "0");
        assertThat(learned.exitCode()).as(learned.err()).isZero();
        assertThat(learned.out())
                .contains(
                        "  look:    acumen library show freight" + System.lineSeparator(),
                        "  use it:  acumen ask freight \"...\"" + System.lineSeparator());
    }

    @Test
    void oneTaskLearnedOnceIsToldInTheSingular() throws IOException {
        Files.writeString(directory.resolve("one.csv"), "question,answer\nWhat is 2 + 2?,4\n");
        for (String[] line : new String[][] {
            {"learn", "one", "--data", "one.csv", "--url", "simulated", "--epochs", "1", "--group-size", "2"},
            {"learn", "two", "--data", "one.csv", "--url", "simulated", "--dry-run", "--probe", "1"},
            {"eval", "one", "--data", "one.csv", "--url", "simulated"},
            {"runs", "list"},
        }) {
            Outcome outcome = user.types(line);
            assertThat(outcome.err()).doesNotContain("should not happen");
            assertThat(outcome.out() + outcome.err())
                    .as(Arrays.toString(line))
                    .isNotEmpty()
                    .doesNotContainPattern(ONE_OF_MANY);
        }
    }

    @Test
    void equalVersionsAreCalledSo() {
        assertThat(user.types("learn", "freight", "--epochs", "1", "--held-out-samples", "0")
                        .exitCode())
                .isZero();
        assertThat(user.types("library", "diff", "freight", "freight").out())
                .endsWith("both are the same version: nothing leads from one to the other" + System.lineSeparator());
        assertThat(user.types("library", "diff", "freight").out()).doesNotContain("the same version");
    }

    @Test
    void whereNothingWasLearnedThereIsNothingToLookAt() {
        try (Front front = new Front()) {
            // Without seeds attempts at a task are alike, and teach nothing.
            Outcome learned = user.types(
                    "learn",
                    "freight",
                    "--epochs",
                    "1",
                    "--held-out-samples",
                    "0",
                    "--url",
                    front.url(),
                    "--model",
                    "m");
            assertThat(learned.out()).contains("with 0 lessons").doesNotContain("look:", "use it:");
        }
    }

    @Test
    void anEmptyHomeSaysHowToFillIt() {
        assertThat(user.types("library", "list", "--home", "here").out())
                .contains("'acumen learn freight --home here' makes one");
        assertThat(user.types("runs", "list").out()).contains("'acumen learn freight' makes one");
    }
}
