package dev.acumen.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.cli.session.Columns;
import dev.acumen.cli.session.Screen;
import dev.acumen.cli.session.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final Pattern COUNT = Pattern.compile(": (\\d+) of ");

    private final StringWriter err = new StringWriter();

    @Test
    void countsForwardWhateverThreadsTellIt() throws Exception {
        Progress progress = new Progress(watched(80), "step 1 of 1", 400, true);
        atOnce(400, progress::attempted);
        assertThat(counts(statuses()))
                .isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void marksInAFileComeInOrderToo() throws Exception {
        Progress progress = new Progress(redirected(), "step 1 of 1", 400, true);
        atOnce(400, progress::attempted);
        assertThat(counts(err.toString().lines().toList())).containsExactly(100, 200, 300, 400);
    }

    @Test
    void countsNoFurtherThanWhatIsExpected() {
        Progress progress = new Progress(watched(80), "step 1 of 1", 2, true);
        for (int i = 0; i < 4; i++) {
            progress.attempted();
        }
        assertThat(statuses())
                .containsExactly(
                        "step 1 of 1: 1 of 2 attempts",
                        "step 1 of 1: 2 of 2 attempts",
                        "step 1 of 1: 2 of 2 attempts, then 1 more",
                        "step 1 of 1: 2 of 2 attempts, then 2 more");
    }

    @Test
    void eachStageCountsFromItsBeginning() {
        Progress progress = new Progress(watched(80), "", 0, true);
        progress.begin("step 1 of 1", 1);
        progress.attempted();
        progress.begin("held out", 2);
        progress.beside("now 4 calls at once: as told");
        progress.attempted();
        progress.beside("now 8 calls at once: as told");
        assertThat(statuses())
                .containsExactly(
                        "step 1 of 1 ...",
                        "step 1 of 1: 1 of 1 attempt",
                        "held out ...",
                        "now 4 calls at once: as told",
                        "held out: 1 of 2 attempts",
                        "now 8 calls at once: as told; held out: 1 of 2 attempts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 40, 80})
    void isAColumnNarrowerThanTheTerminal(int width) {
        Terminal terminal = watched(width);
        Progress progress = new Progress(terminal, "学習 🚀 " + terminal.bold("step") + " 1 of 1", 1_000_000, true);
        progress.attempted();
        assertThat(statuses())
                .singleElement()
                .satisfies(line -> assertThat(Columns.of(line)).isBetween(Math.min(width - 2, 36), width - 1));
        assertThat(err.toString().replaceAll("\r\u001B\\[2K", "")).doesNotContain("\u001B", "\n", "\r");
    }

    private Terminal watched(int columns) {
        PrintWriter writer = new PrintWriter(err, true);
        return new Terminal(
                Screen.redirected(new PrintWriter(new StringWriter())), Screen.terminal(writer, true, () -> columns));
    }

    private Terminal redirected() {
        return new Terminal(
                Screen.redirected(new PrintWriter(new StringWriter())), Screen.redirected(new PrintWriter(err, true)));
    }

    private List<String> statuses() {
        return Arrays.stream(err.toString().split("\r\u001B\\[2K", -1)).skip(1).toList();
    }

    private static List<Integer> counts(List<String> lines) {
        return lines.stream()
                .map(COUNT::matcher)
                .peek(found -> assertThat(found.find()).isTrue())
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static void atOnce(int times, Runnable what) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        IntStream.range(0, times).forEach(i -> threads.execute(what));
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
}
