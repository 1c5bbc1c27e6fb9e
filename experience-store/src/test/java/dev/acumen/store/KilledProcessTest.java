package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.run.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed at any moment has lost nothing of what it said it had done. */
class KilledProcessTest {

    private static final int KILLS = 4;

    /** What was said in full, and no log line of a library. */
    private static final Pattern SAID = Pattern.compile("(run|version|call|notice) .*\\.");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void whatWasAcknowledgedIsThere(long seed) throws Exception {
        Random random = new Random(seed);
        List<Integer> versions = new ArrayList<>();
        int next = 1;
        for (int kill = 1; kill <= KILLS; kill++) {
            RunId run = new RunId("freight-" + kill);
            List<String> said = killAfter(next, run, 2 + random.nextInt(30), random.nextInt(2_000_000));
            assertThat(said).isNotEmpty().noneMatch(line -> line.startsWith("notice"));
            List<String> calls = new ArrayList<>();
            for (String line : said) {
                if (line.startsWith("version ")) {
                    versions.add(Integer.valueOf(line.substring("version ".length())));
                } else if (line.startsWith("call ")) {
                    calls.add(line.substring("call ".length()));
                }
            }
            List<String> notices = new ArrayList<>();
            try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notices::add)) {
                List<HeadMove> log = store.libraries().log("freight");
                assertThat(log.stream().map(HeadMove::to))
                        .containsAll(versions.stream()
                                .map(number -> Saver.version(number).id())
                                .toList())
                        .hasSizeBetween(versions.size(), versions.size() + kill);
                for (int number : versions) {
                    assertThat(store.libraries()
                                    .revision("freight", Saver.version(number).id()))
                            .contains(Saver.revision(number));
                }
                assertThat(store.libraries().head("freight").orElseThrow().id())
                        .isEqualTo(log.get(log.size() - 1).to());
                assertThat(store.runs().find(run)).isPresent();
                String journal = Files.readString(home.resolve("journal/runs/" + run + ".jsonl"));
                assertThat(calls).allSatisfy(request -> assertThat(journal).contains(request));
                store.resumeRun(run).close();
            }
            assertThat(notices).hasSizeLessThanOrEqualTo(1);
            next += 1_000;
        }
        assertThat(versions).isNotEmpty();
    }

    private List<String> killAfter(int first, RunId run, int lines, int nanos)
            throws IOException, InterruptedException {
        Process child = ChildProcess.start(Saver.class, home.toString(), String.valueOf(first), run.value());
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (SAID.matcher(line).matches()) {
                    said.add(line.substring(0, line.length() - Saver.END.length()));
                }
                if (said.size() == lines) {
                    Thread.sleep(nanos / 1_000_000, nanos % 1_000_000);
                    // Not through the process itself, which would close what it still has to say.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
        assertThat(said).hasSizeGreaterThanOrEqualTo(lines);
        return said;
    }
}
