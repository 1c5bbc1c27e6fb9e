package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learning run is killed again and again and ends like one that was left alone. */
class KillTest {

    private static final int KILLS = 50;
    private static final String JOURNAL = ".acumen/journal/runs/freight-1.jsonl";
    private static final String[] LEARN = learn(20);

    @TempDir
    Path directory;

    @Test
    void endsWithTheSameLibraryAndRepeatsNoFinishedCall() throws Exception {
        Path calm = Files.createDirectory(directory.resolve("calm"));
        Path harsh = Files.createDirectory(directory.resolve("harsh"));
        FreightFiles.write(calm, 24, 10);
        FreightFiles.write(harsh, 24, 10);
        JsonNode expected = new CommandLineUser(calm).types(LEARN).json();

        CommandLineUser user = new CommandLineUser(harsh);
        Path journal = harsh.resolve(JOURNAL);
        Random random = new Random(11);
        long whole = Files.size(calm.resolve(JOURNAL));
        List<Long> sizes =
                random.longs(KILLS, 0, whole * 19 / 20).sorted().boxed().toList();
        for (long size : sizes) {
            Process process = user.starts(harsh.resolve("out"), LEARN);
            while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < size)) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        JsonNode ended = user.types(LEARN).json();

        assertThat(ended.path("version")).isEqualTo(expected.path("version"));
        assertThat(ended.path("heldOut")).isEqualTo(expected.path("heldOut"));
        assertThat(ended.path("calls")).isEqualTo(expected.path("calls"));
        assertThat(ended.path("tokens")).isEqualTo(expected.path("tokens"));
        assertThat(finishedCalls(journal)).doesNotHaveDuplicates();
        assertThat(ended.path("run").asText()).isEqualTo("freight-1");
        assertThat(Files.readString(harsh.resolve("out"))).doesNotContain("should not happen");
    }

    @Test
    void anInterruptEndsTheRunInOrderAndSaysHowToGoOn() throws Exception {
        FreightFiles.write(directory, 40, 20);
        String[] learn = learn(150); // long enough to be interrupted on a busy machine
        CommandLineUser user = new CommandLineUser(directory);
        Path out = directory.resolve("out");
        Process process = user.starts(out, learn);
        while (process.isAlive()
                && (!Files.exists(directory.resolve(JOURNAL)) || Files.size(directory.resolve(JOURNAL)) < 50_000)) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        assumeTrue(
                new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                                .start()
                                .waitFor()
                        == 0,
                "there is no kill command to send an interrupt with");

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Files.readString(out)).contains("what is finished is kept, and the same command goes on");
        assertThat(user.types(learn).json().path("run").asText()).isEqualTo("freight-1");
    }

    private static String[] learn(int latencyMillis) {
        return new String[] {
            "learn",
            "freight",
            "--data",
            "practice.jsonl",
            "--test-data",
            "test.jsonl",
            "--epochs",
            "2",
            "--batch-size",
            "12",
            "--probe-tasks",
            "8",
            "--lesson-dropout",
            "0.5",
            "--json",
            "--simulate",
            "latencyMs=" + latencyMillis
        };
    }

    private static List<CallKey> finishedCalls(Path journal) {
        List<CallKey> finished = new ArrayList<>();
        JournalScan.read(journal, 0, new EntryCodec(), (offset, entry) -> {
            if (entry instanceof JournalEntry.CallFinished done) {
                finished.add(done.call().key());
            }
        });
        return finished;
    }
}
