package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain copy of the files, made while a process writes as fast as it can, is a store: like what is left when the power fails. */
class CopiedStoreTest {

    private static final int COPIES = 8;
    private static final RunId RUN = new RunId("freight-1");

    @TempDir
    private Path folder;

    @Test
    void aCopyMadeAtAnyMomentOpens() throws Exception {
        Path home = folder.resolve("home");
        Process child = ChildProcess.start(Saver.class, home.toString(), "1", RUN.value());
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Thread listener = new Thread(() -> listen(child, said));
        listener.start();
        try {
            int before = 0;
            for (int number = 0; number < COPIES; number++) {
                while (said.size() < before + 40) {
                    Thread.sleep(1);
                }
                List<String> acknowledged = new ArrayList<>(said);
                before = acknowledged.size();
                Path copy = folder.resolve("copy-" + number);
                copy(home, copy, number % 2 == 0);
                holds(copy, acknowledged);
            }
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
            listener.join();
        }
    }

    private void holds(Path copy, List<String> acknowledged) throws IOException {
        List<String> notices = new ArrayList<>();
        StringBuilder journal = new StringBuilder();
        EntryCodec codec = new EntryCodec();
        try (ExperienceStore store = ExperienceStore.open(copy, Clock.systemUTC(), notices::add);
                ExperienceStore folded = ExperienceStore.openReadOnly(copy, notices::add)) {
            JournalScan.read(
                    copy.resolve("journal/runs/" + RUN + ".jsonl"),
                    0,
                    codec,
                    (offset, entry) -> journal.append(codec.write(entry)));
            String calls = journal.toString();
            for (String line : acknowledged) {
                if (line.startsWith("version ")) {
                    int number = Integer.parseInt(line.substring("version ".length()));
                    assertThat(store.libraries()
                                    .revision("freight", Saver.version(number).id()))
                            .contains(Saver.revision(number));
                } else if (line.startsWith("call ")) {
                    assertThat(calls).contains(line.substring("call ".length()));
                }
            }
            assertThat(store.libraries().log("freight"))
                    .isEqualTo(folded.libraries().log("freight"));
            assertThat(store.runs().list()).isEqualTo(folded.runs().list()).hasSize(1);
            assertThat(store.runs().calls(RUN))
                    .containsExactlyInAnyOrderElementsOf(folded.runs().calls(RUN));
            store.resumeRun(RUN).close();
        }
        assertThat(notices).hasSizeLessThanOrEqualTo(3).noneMatch(notice -> notice.contains("backup"));
    }

    private static void listen(Process child, List<String> said) {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(Saver.END)) {
                    said.add(line.substring(0, line.length() - Saver.END.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File by file, as a backup would, the database before the journals or after them. */
    private static void copy(Path home, Path copy, boolean databaseFirst) throws IOException {
        Path database = home.resolve("acumen.mv.db");
        List<Path> journals;
        try (Stream<Path> files = Files.walk(home.resolve("journal"))) {
            journals = files.filter(Files::isRegularFile).toList();
        }
        List<Path> order = new ArrayList<>(journals);
        order.add(databaseFirst ? 0 : order.size(), database);
        for (Path file : order) {
            Path target = copy.resolve(home.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
