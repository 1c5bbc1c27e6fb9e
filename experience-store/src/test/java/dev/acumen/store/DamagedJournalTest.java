package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage in one file is told of, and leaves everything else as useful as it was. */
class DamagedJournalTest {

    private static final RunId GOOD = new RunId("freight-1");
    private static final RunId BAD = new RunId("freight-2");

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void fill() {
        try (ExperienceStore store = open()) {
            for (int number = 1; number <= 3; number++) {
                Saver.save(store.libraries(), number);
            }
            for (RunId run : List.of(GOOD, BAD)) {
                RunJournal journal = store.startRun(new Samples(1).started(run));
                Samples samples = new Samples(7);
                for (int i = 0; i < 10; i++) {
                    journal.append(new JournalEntry.Attempted(samples.attempt(run)));
                }
            }
        }
    }

    @Test
    void aDamagedRunIsShownAsFarAsItGoesAndLeavesTheStoreOpen() throws IOException {
        byte[] good = damage(BAD, lineStart(BAD, 5) + 40);
        int whole;
        try (ExperienceStore store = open()) {
            assertThat(notices)
                    .singleElement()
                    .asString()
                    .contains("freight-2.jsonl", "line 5", "byte " + lineStart(BAD, 5), "backup");
            assertThat(store.runs().list()).extracting(RunRecord::id).containsExactly(GOOD, BAD);
            assertThat(store.runs().find(GOOD).orElseThrow().damage()).isEmpty();
            RunRecord bad = store.runs().find(BAD).orElseThrow();
            assertThat(bad.damage()).hasValueSatisfying(what -> assertThat(what).contains("line 5"));
            assertThat(bad.kind()).isEqualTo("learn");
            whole = store.runs().attempts(BAD).size();
            assertThat(whole).isBetween(1, store.runs().attempts(GOOD).size());
            assertThatThrownBy(() -> store.resumeRun(BAD))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll("freight-2", "damaged", "--new-run");
            assertThatThrownBy(() -> store.prune(BAD, true))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("damaged");
            store.resumeRun(GOOD).append(new JournalEntry.RunInput("more", "text"));
            Saver.save(store.libraries(), 4);
            assertThat(store.runs().nextId("freight")).isEqualTo(new RunId("freight-3"));
        }
        notices.clear();
        try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(view.libraries().head("freight")).contains(Saver.version(4));
            assertThat(notices).as("nobody asked for runs").isEmpty();
            assertThat(view.runs().list()).hasSize(2);
            assertThat(view.runs().attempts(BAD)).hasSize(whole);
            assertThat(notices).singleElement().asString().contains("freight-2.jsonl", "line 5");
        }
        Files.write(file(BAD), good);
        notices.clear();
        try (ExperienceStore store = open()) {
            assertThat(notices).isEmpty();
            assertThat(store.runs().find(BAD).orElseThrow().damage()).isEmpty();
            assertThat(store.runs().attempts(BAD)).hasSameSizeAs(store.runs().attempts(GOOD));
            store.resumeRun(BAD);
        }
    }

    @Test
    void aRunDamagedInItsFirstLineIsListedAllTheSame() throws IOException {
        damage(BAD, 20);
        try (ExperienceStore store = open()) {
            RunRecord bad = store.runs().find(BAD).orElseThrow();
            assertThat(bad.kind()).isEqualTo(RunRecord.UNKNOWN);
            assertThat(bad.damage()).hasValueSatisfying(what -> assertThat(what).contains("line 1"));
            assertThat(store.runs().list()).hasSize(2);
            assertThat(store.runs().attempts(BAD)).isEmpty();
        }
    }

    @Test
    void aRunOfALaterVersionIsNeverCutOff() throws IOException {
        String later = "{\"entry\":\"of-tomorrow\"}";
        CRC32C crc = new CRC32C();
        crc.update(later.getBytes(StandardCharsets.UTF_8));
        String line = later.length() + " " + String.format("%08x", crc.getValue()) + " " + later + "\n";
        Files.writeString(file(BAD), line, StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file(BAD));
        try (ExperienceStore store = open()) {
            assertThat(notices).singleElement().asString().contains("freight-2.jsonl", "Use the version that wrote it");
            assertThatThrownBy(() -> store.resumeRun(BAD)).isInstanceOf(StorageException.class);
        }
        assertThat(Files.readAllBytes(file(BAD))).isEqualTo(before);
    }

    @Test
    void aTornEndIsDroppedWithAWord() throws IOException {
        Files.writeString(file(BAD), "412 0123abcd {\"entry\":\"call-fi", StandardOpenOption.APPEND);
        try (ExperienceStore store = open()) {
            assertThat(store.runs().find(BAD).orElseThrow().damage()).isEmpty();
            store.resumeRun(BAD);
            assertThat(notices).singleElement().asString().contains("freight-2.jsonl", "never finished");
        }
    }

    @Test
    void aDamagedLibraryIsReadUpToThereAndNotWrittenTo() throws IOException {
        Path library = home.resolve("journal/library.jsonl");
        byte[] good = Files.readAllBytes(library);
        byte[] bad = good.clone();
        // The third version's save is line 5.
        int line = 0;
        int at = 0;
        for (; line < 4; at++) {
            line += bad[at] == '\n' ? 1 : 0;
        }
        bad[at + 30] ^= 1;
        Files.write(library, bad);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll("library.jsonl", "line 5", "backup");
        }
        try (ExperienceStore view = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(view.libraries().head("freight")).contains(Saver.version(2));
            assertThat(view.runs().list()).hasSize(2);
        }
        assertThat(notices).singleElement().asString().contains("library.jsonl", "Shown is what stands before it");
        Files.write(library, good);
        open().close();
    }

    /** Changes one byte, removes what was read before, and gives back the good file. */
    private byte[] damage(RunId run, int at) throws IOException {
        byte[] good = Files.readAllBytes(file(run));
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file(run), bad);
        Files.delete(home.resolve("acumen.mv.db"));
        Files.delete(home.resolve("acumen.runs.json"));
        return good;
    }

    private int lineStart(RunId run, int number) throws IOException {
        byte[] bytes = Files.readAllBytes(file(run));
        int at = 0;
        for (int line = 1; line < number; at++) {
            line += bytes[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    private Path file(RunId run) {
        return home.resolve("journal/runs/" + run + ".jsonl");
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, Clock.systemUTC(), notices::add);
    }
}
