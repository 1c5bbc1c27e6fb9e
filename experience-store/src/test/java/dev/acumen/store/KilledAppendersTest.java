package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads append, their entries go to the disk in groups, and the process is killed: what it had been told was there is there. */
class KilledAppendersTest {

    private static final int KILLS = 12;

    @TempDir
    private Path folder;

    @Test
    void whatAnyThreadWasToldIsThereIsThere() throws Exception {
        Path path = folder.resolve("run.jsonl");
        Random random = new Random(63);
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killAfter(path, kill, 1 + random.nextInt(400), random.nextInt(3_000_000)));
            List<String> notices = new ArrayList<>();
            Set<String> found = new HashSet<>();
            JournalFile.open(
                            path,
                            new EntryCodec(),
                            (offset, entry) -> found.add(((JournalEntry.RunInput) entry).name()),
                            notices::add)
                    .close();
            assertThat(found).containsAll(acknowledged);
            assertThat(notices).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static List<String> killAfter(Path path, int round, int lines, int nanos)
            throws IOException, InterruptedException {
        Process child = ChildProcess.start(Appender.class, path.toString(), String.valueOf(round));
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("at ") && line.endsWith(".")) {
                    said.add(line);
                }
                if (said.size() == lines) {
                    Thread.sleep(nanos / 1_000_000, nanos % 1_000_000);
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
        assertThat(said).hasSizeGreaterThanOrEqualTo(lines);
        return said;
    }

    /** Appends from 32 threads, short entries and long ones, and says what is on the disk. */
    static final class Appender {
        public static void main(String[] args) {
            JournalFile journal =
                    JournalFile.open(Path.of(args[0]), new EntryCodec(), (offset, entry) -> {}, notice -> {});
            for (int number = 0; number < 32; number++) {
                String thread = args[1] + "/" + number;
                new Thread(() -> {
                            for (int i = 0; ; i++) {
                                String name = "at " + thread + "/" + i + ".";
                                journal.append(
                                        new JournalEntry.RunInput(name, "crate ".repeat(i % 5 == 0 ? 2_000 : 5)));
                                System.out.println(name);
                            }
                        })
                        .start();
            }
        }
    }
}
