package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose result waits until a person decides about it. */
class HeldResultTest {

    private static final String JOURNAL = ".acumen/journal/runs/freight-1.jsonl";

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitDown() throws IOException {
        FreightFiles.write(directory, 20, 6);
        user = new CommandLineUser(directory);
    }

    private static String[] learning(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--epochs",
                "2",
                "--batch-size",
                "10",
                "--preset",
                "published"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private String refused(int exitCode, String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(exitCode);
        return outcome.lastErrorLine();
    }

    /** The command that is said on the first line with this heading. */
    private static String[] said(String heading, Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.contains(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError(heading + " is not said: " + outcome.out()))
                .replaceAll(".*acumen ", "")
                .split(" ");
    }

    @Test
    void theHeadOfALibraryThatIsNewMovesWhenThePersonApproves() {
        Outcome learned = done(learning("--review"));
        assertThat(learned.out()).contains("waits for your decision", "held out");
        assertThat(done(said("look:", learned)).out()).contains("+ L1  ");
        assertThat(refused(ExitCode.INPUT, "library", "show", "freight"))
                .contains("has no version yet", "acumen library approve freight freight-1");
        Outcome listed = done("library", "list", "--json");
        assertThat(listed.err()).contains("the result of freight-1 for library 'freight' waits for your decision");
        assertThat(listed.json().path("libraries")).isEmpty();
        JsonNode waiting = listed.json().path("waiting").path(0);
        assertThat(waiting.path("state").asText()).isEqualTo("waiting");
        String reference = "freight@" + waiting.path("version").asText().substring(0, 10);
        assertThat(done("library", "show", reference).out()).contains("[L1]");
        assertThat(done("ask", "freight", "--library", reference, "--json", "How much?")
                        .json()
                        .path("lessons")
                        .asInt())
                .isPositive();
        assertThat(done("library", "log", "freight").err()).contains("for library 'freight' waits");

        Outcome approved = done(said("decide:", learned));
        assertThat(approved.out()).contains("the result of freight-1", "+ L1  ");
        assertThat(done("library", "show", "freight", "--json").json().path("version"))
                .isEqualTo(waiting.path("version"));
        Outcome log = done("library", "log", "freight");
        assertThat(log.out()).contains("approved, the result of freight-1", "+ L1  ", "was approved by");
        assertThat(log.err()).doesNotContain("waits");
        assertThat(refused(ExitCode.INPUT, "library", "approve", "freight", "freight-1"))
                .contains("was approved before");
        assertThat(refused(ExitCode.INPUT, "library", "reject", "freight", "freight-1"))
                .contains("was approved before");
        assertThat(refused(ExitCode.INPUT, "library", "approve", "freight")).contains("no result waits", "approved");
    }

    @Test
    void lessonsOfEveryStepOfAHeldRunTellWhereTheyComeFrom() {
        done(learning("--review"));
        done("library", "approve", "freight");
        JsonNode lessons = done("library", "show", "freight", "--json").json().path("lessons");
        for (JsonNode lesson : lessons) {
            assertThat(done("library", "why", lesson.path("id").asText()).out())
                    .contains("ADD in version", "freight-1 step");
        }
        assertThat(done("library", "why", "L1").out()).contains("freight-1 step 1");
    }

    @Test
    void aRunLearnsTheSameWhetherItsResultIsHeldOrNot() {
        JsonNode held =
                done(learning("--review", "--library", "held", "--json")).json();
        JsonNode moved = done(learning("--library", "moved", "--json")).json();
        assertThat(held.path("held").asBoolean()).isTrue();
        assertThat(moved.path("held").asBoolean()).isFalse();
        assertThat(held.path("version")).isEqualTo(moved.path("version"));
        assertThat(held.path("heldOut")).isEqualTo(moved.path("heldOut"));
        assertThat(done("runs", "replay", "held-1").out())
                .contains("moves of the library's head 0", "everything came out as before");
        assertThat(done("library", "list", "--json").json().path("libraries")).hasSize(1);
    }

    @Test
    void aRejectedResultStaysInTheRecordAndMayStillBeApproved() {
        done("library", "add", "freight", "Weigh twice.");
        String head = done("library", "show", "freight", "--json")
                .json()
                .path("version")
                .asText();
        JsonNode learned = done(learning("--review", "--json")).json();
        assertThat(learned.path("base").asText()).isEqualTo(head);
        String version = learned.path("version").asText();
        Outcome rejected = done("library", "reject", "freight", "--why", "too bold", "--by", "Ada");
        assertThat(rejected.out()).contains("stays at version " + head.substring(0, 10));
        assertThat(done("library", "show", "freight", "--json")
                        .json()
                        .path("version")
                        .asText())
                .isEqualTo(head);
        Outcome log = done("library", "log", "freight", "--json");
        assertThat(log.err()).doesNotContain("waits");
        assertThat(log.json()
                        .path("results")
                        .path(0)
                        .path("decision")
                        .path("why")
                        .asText())
                .isEqualTo("too bold");
        assertThat(done("library", "log", "freight").out()).contains("was rejected by Ada", "too bold");
        assertThat(done("library", "show", "freight@" + version.substring(0, 8)).out())
                .contains("[L1]");
        assertThat(refused(ExitCode.INPUT, "library", "approve", "freight")).contains("rejected");
        done("library", "approve", "freight", version.substring(0, 8));
        assertThat(done("library", "show", "freight", "--json")
                        .json()
                        .path("version")
                        .asText())
                .isEqualTo(version);
        assertThat(done("library", "rollback", "freight", head.substring(0, 8)).out())
                .contains("is back at");
    }

    @Test
    void aResultIsNotPutInPlaceOfAHeadThatMovedUnlessThatIsWanted() {
        done(learning("--review"));
        done("library", "add", "freight", "Weigh twice.");
        String refusal = refused(ExitCode.BUSY, "library", "approve", "freight", "freight-1");
        assertThat(refusal).contains("it was moved by somebody else since freight-1 began", "--force");
        assertThat(done("library", "show", "freight").out()).contains("Weigh twice.");
        Outcome forced = done("library", "approve", "freight", "freight-1", "--force");
        assertThat(forced.out()).contains("Weigh twice.", "undo:");
        assertThat(done("library", "show", "freight").out()).doesNotContain("Weigh twice.");
        done(said("undo:", forced));
        assertThat(done("library", "show", "freight").out()).contains("Weigh twice.");
    }

    @Test
    void ofSeveralResultsOneIsNamed() {
        done(learning("--review"));
        done(learning("--review", "--seed", "5"));
        assertThat(refused(ExitCode.INPUT, "library", "approve", "freight"))
                .contains("several results wait", "freight-1", "freight-2");
        assertThat(refused(ExitCode.INPUT, "library", "approve", "freight", "freight-7"))
                .contains("holds no result freight-7", "freight-2");
        done("library", "approve", "freight", "freight-2");
        assertThat(refused(ExitCode.BUSY, "library", "approve", "freight")).contains("since freight-1 began");
        done("library", "reject", "freight");
        assertThat(refused(ExitCode.INPUT, "library", "approve", "nothing")).contains("no library 'nothing'");
        done("library", "add", "desk", "Greet.");
        assertThat(refused(ExitCode.INPUT, "library", "reject", "desk")).contains("holds no result of a run");
    }

    @Test
    void theSettingStandsInTheFileAndDecidesWhatARunIs() throws IOException {
        Files.writeString(directory.resolve("acumen.yaml"), "learn:\n  review: true\n");
        assertThat(done(learning()).out()).contains("waits for your decision");
        assertThat(done(learning("--no-review")).out()).contains("library 'freight' is at version");
        assertThat(done("runs", "show", "freight-1").out()).contains("holdsResult: true");
        assertThat(done("runs", "show", "freight-2").out()).contains("holdsResult: false");
    }

    @Test
    void aRunThatIsKilledAndTakenUpComesToTheSameResult() throws Exception {
        Path calm = Files.createDirectory(directory.resolve("calm"));
        FreightFiles.write(calm, 20, 6);
        String[] learn = learning("--review", "--json", "--simulate", "latencyMs=20");
        JsonNode expected = new CommandLineUser(calm).types(learn).json();
        Path journal = directory.resolve(JOURNAL);
        long whole = Files.size(calm.resolve(JOURNAL));
        List<Long> sizes =
                new Random(3).longs(4, 0, whole * 19 / 20).sorted().boxed().toList();
        for (long size : sizes) {
            Process process = user.starts(directory.resolve("out"), learn);
            while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < size)) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        JsonNode ended = done(learn).json();
        assertThat(ended.path("run").asText()).isEqualTo("freight-1");
        assertThat(ended.path("version")).isEqualTo(expected.path("version"));
        JsonNode listed = done("library", "list", "--json").json();
        assertThat(listed.path("libraries")).isEmpty();
        assertThat(listed.path("waiting")).hasSize(1);
        assertThat(listed.path("waiting").path(0).path("version")).isEqualTo(expected.path("version"));
    }
}
