package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run learned is held against what it began with; what is worse is rolled back. */
class GuardTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitDown() {
        user = new CommandLineUser(directory);
    }

    /** Every lesson is wrong, and none is tried before it is adopted. */
    private static String[] hostile(String... more) {
        List<String> line = new ArrayList<>(
                List.of("learn", "freight", "--epochs", "1", "--gate", "none", "--simulate", "reviewerErrorRate=1"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    @Test
    void aRunWhoseLessonsAreAllWrongEndsWhereItBeganAndSaysWhy() {
        Outcome learned = user.types(hostile());

        assertThat(learned.exitCode()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(learned.out())
                .contains("claim             worse than no lessons; such a verdict is wrong at most 5 % of the time")
                .contains("went back and is at version ")
                .contains("with 0 lessons");
        assertThat(learned.err()).contains("what was learned made held-out tasks worse");
        assertThat(done("library", "show", "freight").out()).contains("0 lessons");
        JsonNode log = done("library", "log", "freight", "--json").json();
        assertThat(log.path("moves").path(0).path("cause").asText()).isEqualTo("rolled back");
        JsonNode claim = log.path("moves").path(1).path("claims").path(0);
        assertThat(claim.path("verdict").asText()).isEqualTo("worse");
        assertThat(claim.path("alpha").asDouble()).isEqualTo(0.05);
        assertThat(claim.path("practised").asInt()).isZero();
        assertThat(claim.path("endpoint").asText()).startsWith("simulated/");
        assertThat(done("library", "log", "freight").out())
                .contains("rolled back by freight-1, whose lessons were worse", "none of them practised");
        assertThat(done("runs", "replay", "freight-1").out()).contains("everything came out as before");
    }

    @Test
    void aRunThatBeganWithLessonsIsHeldAgainstThoseAndNotAgainstNone() throws IOException {
        Files.write(directory.resolve("rules.txt"), FreightDomain.houseLessons());
        done("library", "seed", "freight", "rules.txt");
        String before = done("library", "show", "freight", "--json")
                .json()
                .path("version")
                .asText();
        Outcome learned = user.types(hostile("--json"));

        assertThat(learned.exitCode()).as(learned.err()).isEqualTo(ExitCode.ROLLED_BACK);
        JsonNode report = learned.json();
        assertThat(report.path("rolledBack").asBoolean()).isTrue();
        assertThat(report.path("version").asText()).isEqualTo(before);
        assertThat(report.path("claim").path("against").asText()).isEqualTo(before);
        // Against no lessons they would have passed for a gain.
        assertThat(report.path("heldOut").path("verdict").asText()).isEqualTo("better");
    }

    @Test
    void withoutAGuardTheVerdictIsKeptAndTheLibraryStaysWhereItIs() {
        JsonNode report = done(hostile("--guard", "0", "--json")).json();

        assertThat(report.path("rolledBack").asBoolean()).isFalse();
        assertThat(report.path("claim").path("verdict").asText()).isEqualTo("worse");
        JsonNode shown = done("library", "show", "freight", "--json").json();
        assertThat(shown.path("version").asText())
                .isEqualTo(report.path("claim").path("version").asText());
        assertThat(shown.path("claims").path(0).path("verdict").asText()).isEqualTo("worse");
    }

    @Test
    void aResultThatIsWorseIsNotHeldForAPerson() {
        Outcome learned = user.types(hostile("--review"));

        assertThat(learned.exitCode()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(learned.out()).doesNotContain("waits for your decision");
        assertThat(done("library", "list", "--json").json().path("waiting")).isEmpty();
    }

    @Test
    void aVerdictIsShownToPeopleAndNeverToAModel() throws IOException {
        done("learn", "freight", "--epochs", "1", "--batch-size", "50");
        assertThat(done("library", "show", "freight").out()).contains("better than no lessons");
        done("eval", "freight", "--library", "freight");
        try (var journals = Files.walk(directory.resolve(".acumen/journal/runs"))) {
            for (Path journal : journals.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(journal)).doesNotContain("such a verdict", "better than no lessons");
            }
        }
    }

    @Test
    void anErrorRateThatMeansNothingIsRefused() {
        Outcome outcome = user.types("learn", "freight", "--guard", "1.5");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.lastErrorLine()).contains("from 0, for none, to below 1, not 1.5");
    }
}
