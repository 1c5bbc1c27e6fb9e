package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.store.exchange.LibraryFile;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was made before runs had a schema, an order of attempts and exposures still opens, replays, resumes and exports: {@code whole} and {@code math} are
 * finished runs, {@code part} is the run of {@code whole} stopped by its budget; {@code split} has runs that their budgets stopped, on files that were split 60
 * to 40 and without regard to labels.
 */
class EarlierRunsTest {

    private static final String VERSION = "3df7224c2f";

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void begin() {
        user = new CommandLineUser(directory);
    }

    @Test
    void aFinishedRunIsListedReplayedAndExported() throws IOException {
        unpack("whole");

        assertThat(user.types("library", "list", "--home", "home").out()).contains(VERSION);
        assertThat(user.types("runs", "list", "--home", "home").out()).contains("freight-1", "completed");
        assertReplays("freight-1");
        assertThat(user.types("library", "export", "freight", "--home", "home", "-o", "now.md")
                        .exitCode())
                .isZero();
        assertThat(new LibraryFile().read(Files.readString(directory.resolve("now.md"))))
                .isEqualTo(new LibraryFile().read(Files.readString(directory.resolve("whole-export.md"))));
    }

    @Test
    void aMathRunIsReplayedAndDistilledAgain() throws IOException {
        unpack("math");

        assertReplays("math-1");
        CommandLineUser.Outcome again = user.types("runs", "redistill", "math-1", "--home", "home");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("library 'math-redistilled' is at version");
    }

    @Test
    void anUnfinishedRunIsTakenUpAndComesToWhatItWouldHaveComeTo() throws IOException {
        unpack("part");

        CommandLineUser.Outcome outcome = resume();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("freight-1 in home, taken up where it stopped");
        assertThat(outcome.out()).contains("library 'freight' is at version " + VERSION);
        assertReplays("freight-1");
    }

    @Test
    void aPromptThatWasAddedSinceKeepsNoRunFromBeingTakenUpOrReplayed() throws IOException {
        unpack("part");
        without("prompt.nudge.md", directory.resolve("home/journal/runs/freight-1.jsonl"));

        CommandLineUser.Outcome outcome = resume();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("freight-1 in home, taken up where it stopped");
        assertThat(outcome.out()).contains("library 'freight' is at version " + VERSION);
        assertReplays("freight-1");
    }

    @Test
    void runsGoOnWithTheSplitTheyBeganWith() throws IOException {
        unpack("split");
        String[] all = {
            "learn", "freight", "--data", "all.jsonl", "--home", "home", "--epochs", "1", "--batch-size", "10"
        };
        String[] labels = {
            "learn",
            "freight",
            "--library",
            "labels",
            "--data",
            "labels.jsonl",
            "--home",
            "home",
            "--epochs",
            "1",
            "--batch-size",
            "4"
        };

        CommandLineUser.Outcome large = user.types(with(all, "--max-calls", "61"));
        assertThat(large.out())
                .contains("66 practice, 0 validation, 44 held out", "freight-1 in home, taken up where it stopped");
        assertThat(large.err()).doesNotContain("differs from this run");
        CommandLineUser.Outcome labelled = user.types(with(labels, "--continue"));
        assertThat(labelled.exitCode()).as(labelled.err()).isZero();
        assertThat(labelled.out()).contains("labels-1 in home, taken up where it stopped");

        CommandLineUser.Outcome anew = user.types(with(all, "--new-run", "--max-calls", "5"));
        assertThat(anew.out())
                .contains("55 practice, 11 validation, 44 held out")
                .doesNotContain("taken up");
    }

    @Test
    void aMeasurementGoesOnWithTheTasksItBeganWith() throws IOException, InterruptedException {
        unpack("split");
        Path told = directory.resolve("served.txt");
        Process server = user.starts(told, "simulate");
        try {
            String url = served(server, told);
            String endpoint = url.replaceAll("http://|/v1", "") + "/simulated-agent";
            rewritten(
                    directory.resolve("home/journal/runs/own-1.jsonl"),
                    Set.of(),
                    (name, value) -> name.equals("endpoint") ? endpoint : value);

            CommandLineUser.Outcome measured =
                    user.types("eval", "own", "--url", url, "--model", "simulated-agent", "--home", "home");

            assertThat(measured.exitCode()).as(measured.err()).isZero();
            assertThat(measured.out()).as(measured.err()).contains("own-1, taken up where it stopped");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** The address of a server in a process of its own: one in this process would be known for a simulated one. */
    private static String served(Process server, Path told) throws IOException, InterruptedException {
        while (server.isAlive()) {
            Matcher address = Pattern.compile("serving (\\S+) model").matcher(Files.readString(told));
            if (address.find()) {
                return address.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the server ended: " + Files.readString(told));
    }

    private static String[] with(String[] line, String... more) {
        return Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new);
    }

    private CommandLineUser.Outcome resume() {
        return user.types(
                "learn",
                "freight",
                "--data",
                "practice.jsonl",
                "--test-data",
                "test.jsonl",
                "--home",
                "home",
                "--epochs",
                "2",
                "--batch-size",
                "4");
    }

    private void assertReplays(String run) {
        CommandLineUser.Outcome replayed = user.types("runs", "replay", run, "--home", "home");
        assertThat(replayed.out()).contains("everything came out as before");
        assertThat(replayed.exitCode()).isZero();
    }

    /** The journal as if there had been no prompt of that name. */
    private static void without(String prompt, Path file) throws IOException {
        rewritten(file, Set.of(prompt), (name, value) -> value);
    }

    /** The journal as if the run had been begun with other settings. */
    private static void rewritten(Path file, Set<String> missing, BinaryOperator<String> setting) throws IOException {
        EntryCodec codec = new EntryCodec();
        List<JournalEntry> entries = new ArrayList<>();
        JournalFile.open(file, codec, (offset, entry) -> entries.add(entry), notice -> {})
                .close();
        Files.delete(file);
        try (JournalFile journal = JournalFile.open(file, codec, (offset, entry) -> {}, notice -> {})) {
            for (JournalEntry entry : entries) {
                if (entry instanceof JournalEntry.RunStarted started) {
                    Map<String, String> configuration = new LinkedHashMap<>(started.configuration());
                    assertThat(configuration.keySet()).containsAll(missing);
                    configuration.keySet().removeAll(missing);
                    configuration.replaceAll(setting);
                    journal.append(new JournalEntry.RunStarted(
                            started.run(), started.kind(), started.library(), configuration, started.at()));
                } else if (!(entry instanceof JournalEntry.RunInput given && missing.contains(given.name()))) {
                    journal.append(entry);
                }
            }
        }
    }

    private void unpack(String name) throws IOException {
        try (InputStream in = EarlierRunsTest.class.getResourceAsStream("earlier/" + name + ".zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
