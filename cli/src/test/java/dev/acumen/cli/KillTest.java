package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learning run is killed again and again and ends like one that was left alone. */
class KillTest {

    private static final String[] LEARN = {
        "learn",
        "freight",
        "--data",
        "practice.jsonl",
        "--test-data",
        "test.jsonl",
        "--epochs",
        "2",
        "--json",
        "--simulate",
        "latencyMs=20"
    };

    @TempDir
    Path directory;

    @Test
    void endsWithTheSameLibraryAndRepeatsNoFinishedCall() throws Exception {
        Path calm = Files.createDirectory(directory.resolve("calm"));
        Path harsh = Files.createDirectory(directory.resolve("harsh"));
        FreightFiles.write(calm, 40, 20);
        FreightFiles.write(harsh, 40, 20);
        JsonNode expected = new CommandLineUser(calm).types(LEARN).json();

        CommandLineUser user = new CommandLineUser(harsh);
        Path journal = harsh.resolve(".acumen/journal/runs/freight-1.jsonl");
        Random random = new Random(11);
        long size = 0;
        for (int kill = 0; kill < 5; kill++) {
            Process process = user.starts(harsh.resolve("out"), LEARN);
            size += 20_000 + random.nextInt(200_000);
            while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) < size)) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
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

    private static List<String> finishedCalls(Path journal) throws IOException {
        return Files.readAllLines(journal).stream()
                .filter(line -> line.contains("\"entry\":\"call-finished\""))
                .map(line -> line.replaceFirst("^.*?\"key\":(\\{.*?\"request\":\"[0-9a-f]+\"\\}).*$", "$1"))
                .toList();
    }
}
