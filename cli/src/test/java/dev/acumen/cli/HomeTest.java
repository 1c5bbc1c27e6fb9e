package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept under a home folder is its owner's alone, wherever that is and whatever it is called; where it cannot be kept, it is said why. */
@DisabledOnOs(OS.WINDOWS)
class HomeTest {

    @TempDir
    private Path directory;

    private CommandLineUser user() {
        return new CommandLineUser(directory);
    }

    private static void assertPrivate(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .endsWith("------"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".acumen", "a;INIT=RUNSCRIPT FROM 'x.sql';b", "sp ace % # ? ${user.name} ~ \"q\" 'q' \\ größe"})
    void everythingUnderItIsItsOwnersAlone(String name) throws IOException {
        String[] home = {"--home", name, "--url", "simulated"};
        for (String[] line : new String[][] {
            {"learn", "web", "--epochs", "1", "--group-size", "2", "--gate", "none", "--held-out-samples", "0"},
            {"ask", "freight", "What does it cost to ship 3 kg?"},
            {"eval", "freight"},
            {"doctor"}
        }) {
            String[] all = Stream.of(line, home).flatMap(Stream::of).toArray(String[]::new);
            Outcome outcome = user().types(all);
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
        assertPrivate(directory.resolve(name));
        assertThat(directory.resolve(name).resolve("web")).isDirectory();
        assertThat(directory.resolve(name).resolve("servers")).isDirectory();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve(name));
        }
    }

    @Test
    void whatTheUserNamesFollowsTheSystem() throws IOException {
        user().types("learn", "freight", "--url", "simulated", "--epochs", "1", "--events", "events.jsonl");
        user().types("library", "export", "freight", "-o", "out.md");
        Path plain = Files.writeString(directory.resolve("plain"), "");
        for (String name : List.of("events.jsonl", "out.md")) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    @Test
    void aDashIsStandardOutput() throws IOException {
        user().types("learn", "freight", "--url", "simulated", "--epochs", "1");
        Outcome dash = user().types("library", "export", "freight", "-o", "-", "--format", "json");
        assertThat(dash.exitCode()).as(dash.err()).isZero();
        assertThat(dash.out())
                .startsWith("{")
                .isEqualTo(user().types("library", "export", "freight", "--format", "json")
                        .out());
        assertThat(directory.resolve("-")).doesNotExist();
        Files.writeString(directory.resolve("in.json"), dash.out());
        assertThat(user().types("library", "import", "in.json", "--as", "again").exitCode())
                .isZero();
    }

    @Test
    void whyAFileCannotBeWrittenIsSaidWithTheExitCodeOfStorage() throws IOException {
        user().types("learn", "freight", "--url", "simulated", "--epochs", "1");
        Files.writeString(directory.resolve("file"), "");
        for (String[] of : new String[][] {
            {"none/out.md", "cannot write none/out.md: there is no folder " + directory.resolve("none")},
            {"file/out.md", "cannot write file/out.md: " + directory.resolve("file") + " is a file, not a folder"},
            {".", "cannot write .: it is a folder"}
        }) {
            for (String[] line : new String[][] {
                {"library", "export", "freight", "-o", of[0]},
                {"learn", "freight", "--url", "simulated", "--events", of[0], "--library", "other"}
            }) {
                Outcome outcome = user().types(line);
                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(6);
                assertThat(outcome.lastErrorLine()).startsWith("acumen: " + of[1]);
            }
        }
        Outcome missing = user().types("library", "import", "none.md");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.lastErrorLine()).endsWith("none.md: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below", "/proc/nope"})
    void aHomeThatCannotBeOneIsRefusedWithTheReason(String home) throws IOException {
        assumeTrue(!home.startsWith("/proc") || Files.isDirectory(Path.of("/proc")), "needs /proc");
        Files.writeString(directory.resolve("file"), "");
        Outcome outcome = user().types("learn", "freight", "--url", "simulated", "--home", home);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(6);
        assertThat(outcome.lastErrorLine())
                .containsAnyOf(
                        "a file, not a folder", "a file of that name, not a folder", "nothing can be made in /proc")
                .contains("choose another place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file/below", "/proc/nope"})
    void whatTheDoctorFoundIsShownEvenWhereItCannotBeKept(String home) throws IOException {
        assumeTrue(!home.startsWith("/proc") || Files.isDirectory(Path.of("/proc")), "needs /proc");
        Files.writeString(directory.resolve("file"), "");
        Outcome outcome = user().types("doctor", "--url", "simulated", "--home", home, "--json");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("warning: this is not kept for later runs: cannot write ");
        assertThat(outcome.json().path("warning").asText()).contains("not kept");
        assertThat(outcome.json().has("file")).isFalse();
    }

    @Test
    void aHomeThatMayNotBeReadIsNoEmptyOne() throws IOException {
        assumeTrue(!System.getProperty("user.name").equals("root"), "root may read everything");
        user().types("learn", "freight", "--url", "simulated", "--epochs", "1");
        Path home = directory.resolve(".acumen");
        for (Path closed : List.of(home, home.resolve("journal"), home.resolve("journal/library.jsonl"))) {
            var before = Files.getPosixFilePermissions(closed);
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            try {
                for (String what : List.of("library", "runs")) {
                    Outcome outcome = user().types(what, "list");
                    assertThat(outcome.exitCode())
                            .as("%s: %s", closed, outcome.out())
                            .isEqualTo(6);
                    assertThat(outcome.lastErrorLine()).contains("permission denied");
                }
            } finally {
                Files.setPosixFilePermissions(closed, before);
            }
        }
    }

    @Test
    void whatOnlyChangesWhatIsThereMakesNoHome() {
        for (String[] line : new String[][] {
            {"runs", "prune", "--keep", "1"},
            {"runs", "prune", "freight-1"},
            {"library", "rollback", "freight", "abc"},
            {"library", "quarantine", "freight", "--approve", "Q1"},
            {"runs", "list"},
            {"library", "list"}
        }) {
            user().types(line);
            assertThat(directory.resolve(".acumen")).as(String.join(" ", line)).doesNotExist();
        }
        assertThat(user().types("runs", "prune", "--keep", "1").exitCode()).isZero();
        assertThat(user().types("runs", "prune", "freight-1").exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "a\\b", "-a", ".a", "a b", "a@b", "a;b", "a:b", "", "*", "a\u202Eb", "a\nb"})
    void aNameThatCannotBePartOfAFileIsRefusedBeforeAnythingIsWritten(String name) {
        Outcome outcome = user().types("learn", "freight", "--url", "simulated", "--library=" + name);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDomainIsMeasuredWhateverItsFolderIsCalled() throws IOException {
        Files.writeString(directory.resolve("d.jsonl"), """
                {"question":"1+1?","answer":"2"}
                {"question":"2+1?","answer":"3"}
                {"question":"3+1?","answer":"4"}
                """);
        assertThat(user().types("init", "mine", "--data", "d.jsonl").exitCode()).isZero();
        String name = "it's; my $domain";
        Files.move(directory.resolve("mine"), directory.resolve(name));
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults(), 0)) {
            Outcome outcome =
                    user().types("eval", name, "--url", server.baseUrl().toString(), "--model", SimulatedServer.MODEL);
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
        assertThat(directory.resolve(".acumen/journal/runs/it-s-my-domain-1.jsonl"))
                .exists();
    }

    @Test
    void aNameThatIsTooLongForAFileIsRefusedBeforeAnythingIsWritten() {
        Outcome outcome = user().types("learn", "freight", "--url", "simulated", "--library", "ü".repeat(101));
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.lastErrorLine()).contains("too long");
        assertThat(directory).isEmptyDirectory();
        assertThat(user().types("learn", "freight", "--url", "simulated", "--epochs", "1", "--library", "ü".repeat(100))
                        .exitCode())
                .isZero();
    }
}
