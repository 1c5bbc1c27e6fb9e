package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was made before runs had a schema, an order of attempts and exposures still opens, replays, resumes and exports: {@code whole} and {@code math} are
 * finished runs, {@code part} is the run of {@code whole} stopped by its budget.
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
        assertThat(directory.resolve("now.md")).hasSameTextualContentAs(directory.resolve("whole-export.md"));
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
        EntryCodec codec = new EntryCodec();
        List<JournalEntry> entries = new ArrayList<>();
        JournalFile.open(file, codec, (offset, entry) -> entries.add(entry), notice -> {})
                .close();
        Files.delete(file);
        try (JournalFile journal = JournalFile.open(file, codec, (offset, entry) -> {}, notice -> {})) {
            for (JournalEntry entry : entries) {
                if (entry instanceof JournalEntry.RunStarted started) {
                    Map<String, String> configuration = new LinkedHashMap<>(started.configuration());
                    assertThat(configuration.remove(prompt)).isNotNull();
                    journal.append(new JournalEntry.RunStarted(
                            started.run(), started.kind(), started.library(), configuration, started.at()));
                } else if (!(entry instanceof JournalEntry.RunInput given
                        && given.name().equals(prompt))) {
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
