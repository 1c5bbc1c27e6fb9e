package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.RunJournal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the database file: the store opens, has all it had, and says so in one line at most. */
class DamagedDatabaseTest {

    private static final RunId RUN = new RunId("freight-1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();
    private byte[] whole;
    private Object content;

    @BeforeEach
    void fill() throws IOException {
        try (ExperienceStore store = open()) {
            Saver.save(store.libraries(), 1);
            RunJournal journal =
                    store.startRun(new JournalEntry.RunStarted(RUN, "learn", "freight", Map.of("a", "b"), NOW));
            Samples samples = new Samples(9);
            for (int i = 0; i < 60; i++) {
                journal.append(new JournalEntry.Attempted(samples.attempt(RUN)));
            }
            for (int number = 2; number <= 8; number++) {
                Saver.save(store.libraries(), number);
            }
            journal.append(new JournalEntry.RunEnded(RUN, "completed", "{}", NOW));
            content = contentOf(store);
        }
        whole = Files.readAllBytes(database());
        assertThat(notices).isEmpty();
    }

    @Test
    void cutToAnySize() throws IOException {
        for (int size : new int[] {1, 4_095, 8_192, whole.length / 2, whole.length - 1}) {
            Files.write(database(), Arrays.copyOf(whole, size));
            isTheSame("cut to " + size);
        }
    }

    @Test
    void zeroedPagesAndRandomBytes() throws IOException {
        Random random = new Random(71);
        for (int round = 0; round < 8; round++) {
            Files.write(database(), whole);
            byte[] hole = new byte[1 << random.nextInt(15)];
            if (round % 2 == 1) {
                random.nextBytes(hole);
            }
            try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
                file.seek(round < 2 ? 0 : random.nextInt(whole.length));
                file.write(hole, 0, (int) Math.min(hole.length, whole.length - file.getFilePointer()));
            }
            isTheSame("round " + round);
        }
    }

    @Test
    void nothingButNoise() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(72).nextBytes(noise);
        Files.write(database(), noise);
        isTheSame("noise");
        assertThat(notices).hasSize(1);
        Files.writeString(database(), "A text that somebody put here.\n");
        isTheSame("text");
    }

    @Test
    void goneOrEmptyOrAFolder() throws IOException {
        Files.delete(database());
        isTheSame("gone");
        assertThat(notices).isEmpty();
        Files.write(database(), new byte[0]);
        isTheSame("empty");
        Files.delete(database());
        Files.createDirectories(database().resolve("inside"));
        isTheSame("a folder");
        assertThat(notices).hasSize(1);
    }

    @Test
    void aJournalOfARunFromABackupIsReadAgain() throws IOException {
        Path journal = home.resolve("journal/runs/freight-1.jsonl");
        byte[] good = Files.readAllBytes(journal);
        int lines = 0;
        int end = 0;
        while (lines < 11) {
            lines += good[end++] == '\n' ? 1 : 0;
        }
        Files.write(journal, Arrays.copyOf(good, end));
        notices.clear();
        try (ExperienceStore store = open();
                ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(store.runs().attempts(RUN))
                    .hasSizeBetween(1, 10)
                    .isEqualTo(view.runs().attempts(RUN));
            assertThat(store.runs().find(RUN).orElseThrow().ended()).isEmpty();
            assertThat(view.runs().find(RUN).orElseThrow().ended()).isEmpty();
        }
        assertThat(notices).singleElement().asString().contains("freight-1.jsonl", "made again");
        Files.write(journal, good);
        isTheSame("put back");
    }

    private void isTheSame(String what) {
        notices.clear();
        for (int opening = 0; opening < 2; opening++) {
            try (ExperienceStore store = open()) {
                assertThat(contentOf(store)).as(what).isEqualTo(content);
            }
            assertThat(notices).as(what).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Object contentOf(ExperienceStore store) {
        return List.of(
                store.libraries().log("freight"),
                store.libraries().head("freight"),
                store.libraries().revision("freight", Saver.version(7).id()),
                store.runs().list(),
                store.runs().attempts(RUN),
                store.runs().calls(RUN));
    }

    private Path database() {
        return home.resolve("acumen.mv.db");
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, Clock.fixed(NOW, ZoneOffset.UTC), notices::add);
    }
}
