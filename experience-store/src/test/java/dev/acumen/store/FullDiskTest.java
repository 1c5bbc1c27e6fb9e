package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no room: one clear line, the journal whole, and nothing taken for damaged. The shell's limit on file sizes is the full disk. */
class FullDiskTest {

    private static final int KIB = 1_000;

    @TempDir
    private Path home;

    @Test
    void aDatabaseWithoutRoomIsNotTakenForDamaged() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/bin/bash")))
                .as("a shell that limits the size of files")
                .isTrue();
        List<String> acknowledged = new ArrayList<>();
        for (int attempt = 0; attempt < 3; attempt++) {
            List<String> said = fillUntilFull(1 + attempt * 10_000);
            assertThat(said.get(said.size() - 1)).as("%s", said).contains("StorageException", "make room");
            said.stream().filter(line -> line.startsWith("version ")).forEach(acknowledged::add);
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("damaged"));
        }
        List<String> notices = new ArrayList<>();
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notices::add)) {
            assertThat(acknowledged).isNotEmpty().allSatisfy(line -> {
                int number = Integer.parseInt(line.substring("version ".length(), line.length() - 1));
                assertThat(store.libraries()
                                .revision("freight", Saver.version(number).id()))
                        .contains(Saver.revision(number));
            });
            Saver.save(store.libraries(), 99_999);
        }
    }

    private List<String> fillUntilFull(int first) throws IOException, InterruptedException {
        List<String> java =
                ChildProcess.command(Saver.class, home.toString(), String.valueOf(first), "freight-" + first);
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f " + KIB + "; exec \"$@\"", "limited"));
        command.addAll(java);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line ->
                        line.startsWith("version ") || line.startsWith("Exception") || line.startsWith("notice"))
                .toList();
        child.waitFor();
        return lines;
    }
}
