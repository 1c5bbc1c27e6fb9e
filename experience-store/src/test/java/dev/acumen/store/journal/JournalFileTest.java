package dev.acumen.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.store.ChildProcess;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that were acknowledged stay; what was cut off at the end goes; damage is named. */
class JournalFileTest {

    @TempDir
    private Path folder;

    private final EntryCodec codec = new EntryCodec();

    @Test
    void aFileCutAtAnyByteIsAPrefixThatCanBeAppendedTo() throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        List<JournalEntry> each = new Samples(3).oneOfEach();
        List<JournalEntry> entries = List.of(each.get(0), each.get(3), each.get(7));
        try (JournalFile journal = open(whole, new ArrayList<>())) {
            entries.forEach(journal::append);
        }
        byte[] bytes = Files.readAllBytes(whole);
        JournalEntry more = new Samples(4).oneOfEach().get(3);
        Path cut = folder.resolve("cut.jsonl");
        int greatest = 0;
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            List<JournalEntry> found = new ArrayList<>();
            try (JournalFile journal = open(cut, found)) {
                long offset = journal.append(more);
                assertThat(journal.read(offset)).isEqualTo(more);
            }
            assertThat(found).as("cut at %d", length).isEqualTo(entries.subList(0, found.size()));
            assertThat(found.size()).isGreaterThanOrEqualTo(greatest);
            greatest = found.size();
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
    void aSecondOpeningInThisProcessIsRefused() {
        Path path = folder.resolve("twice.jsonl");
        try (JournalFile journal = open(path, new ArrayList<>())) {
            journal.append(new Samples(1).oneOfEach().get(0));
            assertThatThrownBy(() -> open(path, new ArrayList<>()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("open already in this process");
            journal.append(new Samples(2).oneOfEach().get(0));
        }
        assertThat(entriesOf(path)).hasSize(2);
    }

    @Test
    void aSecondProcessIsRefusedWhateverThisOneDidMeanwhile() throws Exception {
        Path path = folder.resolve("processes.jsonl");
        try (JournalFile journal = open(path, new ArrayList<>())) {
            journal.append(new Samples(1).oneOfEach().get(0));
            assertThat(openElsewhere(path)).contains("in use by another process");
            assertThat(entriesOf(path)).hasSize(1);
            assertThatThrownBy(() -> open(path, new ArrayList<>())).isInstanceOf(StorageException.class);
            assertThat(openElsewhere(path))
                    .as("closing another handle on the file must not give the lock away")
                    .contains("in use by another process");
        }
        assertThat(openElsewhere(path)).contains("opened");
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
        return JournalFile.open(path, codec, (offset, entry) -> found.add(entry));
    }

    private List<JournalEntry> entriesOf(Path path) {
        List<JournalEntry> found = new ArrayList<>();
        JournalScan.read(path, 0, codec, (offset, entry) -> found.add(entry));
        return found;
    }

    private static String openElsewhere(Path path) throws IOException, InterruptedException {
        Process child = ChildProcess.start(Opener.class, path.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said;
    }

    /** Opens a file in a process of its own. */
    static final class Opener {
        public static void main(String[] args) {
            try (JournalFile journal = JournalFile.open(Path.of(args[0]), new EntryCodec(), (offset, entry) -> {})) {
                System.out.println(journal.append(new Samples(1).oneOfEach().get(0)) >= 0 ? "opened" : "");
            } catch (StorageException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
