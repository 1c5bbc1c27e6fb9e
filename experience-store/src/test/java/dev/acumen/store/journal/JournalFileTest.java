package dev.acumen.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.store.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that were acknowledged stay; what was cut off at the end goes; damage is named. */
class JournalFileTest {

    @TempDir
    private Path folder;

    private final EntryCodec codec = new EntryCodec();
    private final List<String> notices = new ArrayList<>();

    @Test
    void aFileCutAtAnyByteIsAPrefixThatCanBeAppendedTo() throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        List<JournalEntry> each = new Samples(3).oneOfEach();
        List<JournalEntry> entries = List.of(each.get(0), large(), each.get(3), large(), each.get(7));
        try (JournalFile journal = open(whole, new ArrayList<>())) {
            entries.forEach(journal::append);
        }
        byte[] bytes = Files.readAllBytes(whole);
        JournalEntry more = new Samples(4).oneOfEach().get(3);
        Path cut = folder.resolve("cut.jsonl");
        int greatest = 0;
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            notices.clear();
            List<JournalEntry> found = new ArrayList<>();
            try (JournalFile journal = open(cut, found)) {
                long offset = journal.append(more);
                assertThat(journal.read(offset)).isEqualTo(more);
            }
            assertThat(found).as("cut at %d", length).isEqualTo(entries.subList(0, found.size()));
            assertThat(found.size()).isGreaterThanOrEqualTo(greatest);
            greatest = found.size();
            boolean torn = length > 0 && bytes[length - 1] != '\n';
            assertThat(notices).as("cut at %d", length).hasSize(torn ? 1 : 0);
            found.add(more);
            assertThat(entriesOf(cut)).as("cut at %d", length).isEqualTo(found);
        }
        assertThat(greatest).isEqualTo(entries.size());
    }

    @Test
    void aFlippedBitInTheMiddleIsRefusedWithFileAndLine() throws IOException {
        Path path = folder.resolve("flipped.jsonl");
        try (JournalFile journal = open(path, new ArrayList<>())) {
            new Samples(5).oneOfEach().forEach(journal::append);
        }
        byte[] bytes = Files.readAllBytes(path);
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                ends.add(i);
            }
        }
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int at = ends.get(1) + 1 + random.nextInt(ends.get(2) - ends.get(1) - 1);
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, damaged);
            assertThatThrownBy(() -> open(path, new ArrayList<>()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("line 3");
            assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
        }
        Files.write(path, bytes);
        assertThat(entriesOf(path)).hasSize(ends.size());
    }

    /** Either it is noticed, or the last line is dropped with a word. Never is something read that nobody wrote. */
    @Test
    void aChangedByteAnywhereIsNoticed() throws IOException {
        Path path = folder.resolve("changed.jsonl");
        List<JournalEntry> each = new Samples(6).oneOfEach();
        List<JournalEntry> entries = List.of(each.get(0), large(), each.get(3), each.get(7));
        try (JournalFile journal = open(path, new ArrayList<>())) {
            entries.forEach(journal::append);
        }
        byte[] bytes = Files.readAllBytes(path);
        Random random = new Random(6);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] = switch (at % 3) {
                case 0 -> (byte) (changed[at] ^ (1 << random.nextInt(8)));
                case 1 -> changed[at] == '\n' ? (byte) 0 : (byte) '\n';
                default -> (byte) (changed[at] + 1 + random.nextInt(255));
            };
            Files.write(path, changed);
            List<JournalEntry> found = new ArrayList<>();
            JournalScan.Scanned scanned = JournalScan.read(path, 0, codec, (offset, entry) -> found.add(entry));
            assertThat(scanned.damage().isPresent() || scanned.torn() > 0)
                    .as("byte %d", at)
                    .isTrue();
            assertThat(found).as("byte %d", at).isEqualTo(entries.subList(0, found.size()));
        }
    }

    @Test
    void longEntriesAreCompressedAndShortOnesAreNot() throws Exception {
        Path path = folder.resolve("large.jsonl");
        JournalEntry small = new Samples(5).oneOfEach().get(0);
        try (JournalFile journal = open(path, new ArrayList<>())) {
            journal.append(small);
            assertThat(journal.read(journal.append(large()))).isEqualTo(large());
        }
        List<String> lines = Files.readAllLines(path);
        assertThat(lines.get(0)).endsWith(codec.write(small));
        assertThat(lines.get(1)).matches("[0-9]+ [0-9a-f]{8} zlib:[A-Za-z0-9+/=]+");
        assertThat(lines.get(1).length()).isLessThan(codec.write(large()).length() / 2);
        assertThat(entriesOf(path)).containsExactly(small, large());
    }

    @Test
    void filesWrittenBeforeLinesWereCompressedAreRead() throws IOException {
        Path path = folder.resolve("older.jsonl");
        byte[] json = codec.write(large()).getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(json);
        Files.writeString(
                path,
                json.length + " " + String.format("%08x", crc.getValue()) + " "
                        + new String(json, StandardCharsets.UTF_8) + "\n");
        assertThat(entriesOf(path)).containsExactly(large());
    }

    private static JournalEntry large() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < 2 * JournalLine.COMPRESSED_FROM; number++) {
            text.append("Crate ").append(number).append(" weighs 12 kg 🚚 重い箱. ");
        }
        return new JournalEntry.RunInput("task", text.toString());
    }

    @Test
    void interruptsLoseNothing() throws InterruptedException {
        Path path = folder.resolve("interrupted.jsonl");
        Map<Long, JournalEntry> acknowledged = new ConcurrentHashMap<>();
        AtomicBoolean cleared = new AtomicBoolean();
        int perThread = 200;
        List<Thread> threads = new ArrayList<>();
        try (JournalFile journal = open(path, new ArrayList<>())) {
            for (int number = 0; number < 8; number++) {
                Samples samples = new Samples(number);
                threads.add(new Thread(() -> {
                    for (int i = 0; i < perThread; i++) {
                        JournalEntry entry = new JournalEntry.CallStarted(samples.key(), Optional.empty());
                        boolean before = Thread.currentThread().isInterrupted();
                        acknowledged.put(journal.append(entry), entry);
                        if (before && !Thread.interrupted()) {
                            cleared.set(true);
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            Random random = new Random(6);
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.get(random.nextInt(threads.size())).interrupt();
                Thread.onSpinWait();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(acknowledged).hasSize(8 * perThread);
            acknowledged.forEach(
                    (offset, entry) -> assertThat(journal.read(offset)).isEqualTo(entry));
        }
        assertThat(cleared).isFalse();
        assertThat(entriesOf(path)).containsExactlyInAnyOrderElementsOf(acknowledged.values());
    }

    @Test
    void anInterruptedThreadMayOpenReadAndClose() {
        Path path = folder.resolve("interrupted-open.jsonl");
        JournalEntry entry = new Samples(1).oneOfEach().get(2);
        Thread.currentThread().interrupt();
        try (JournalFile journal = open(path, new ArrayList<>())) {
            assertThat(journal.read(journal.append(entry))).isEqualTo(entry);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(entriesOf(path)).containsExactly(entry);
    }

    @Test
    void aClosedFileTakesNothing() {
        Path path = folder.resolve("closed.jsonl");
        JournalFile journal = open(path, new ArrayList<>());
        journal.append(new Samples(1).oneOfEach().get(0));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(new Samples(1).oneOfEach().get(0)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("closed");
        assertThat(entriesOf(path)).hasSize(1);
    }

    @Test
    void readingAnywhereButAtAnEntryIsRefused() {
        Path path = folder.resolve("offsets.jsonl");
        try (JournalFile journal = open(path, new ArrayList<>())) {
            journal.append(new Samples(1).oneOfEach().get(0));
            long second = journal.append(new Samples(1).oneOfEach().get(1));
            assertThat(journal.read(second))
                    .isEqualTo(new Samples(1).oneOfEach().get(1));
            assertThatThrownBy(() -> journal.read(second + 1)).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> journal.read(1_000_000)).isInstanceOf(StorageException.class);
        }
    }

    private JournalFile open(Path path, List<JournalEntry> found) {
        return JournalFile.open(path, codec, (offset, entry) -> found.add(entry), notices::add);
    }

    private List<JournalEntry> entriesOf(Path path) {
        List<JournalEntry> found = new ArrayList<>();
        JournalScan.read(path, 0, codec, (offset, entry) -> found.add(entry));
        return found;
    }
}
