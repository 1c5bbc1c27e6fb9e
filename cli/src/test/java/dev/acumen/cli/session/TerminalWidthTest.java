package dev.acumen.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs in place of {@code stty} and real files in place of the terminal. */
@Timeout(60)
class TerminalWidthTest {

    @TempDir
    Path directory;

    private File device;

    @BeforeEach
    void needsAShell() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        device = Files.writeString(directory.resolve("terminal"), "50 132\n").toFile();
    }

    @Test
    void takesTheVariableAndAsksNobody() {
        assertThat(width(Map.of("COLUMNS", "44"), "touch " + directory + "/asked; echo 50 132")
                        .getAsInt())
                .isEqualTo(44);
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "wide", "999999999999"})
    void asksTheTerminalWhereTheVariableIsNoWidth(String value) {
        assertThat(width(Map.of("COLUMNS", value), "cat").getAsInt()).isEqualTo(132);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 0 0", "echo what", "exit 1", "echo 50 132; exit 1", ":", "sleep 100"})
    void takesEightyColumnsWhereNobodyKnows(String program) {
        long begun = System.nanoTime();
        assertThat(width(Map.of(), program).getAsInt()).isEqualTo(80);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void takesEightyColumnsWithoutATerminalOrWithoutTheProgram() {
        assertThat(new TerminalWidth(Map.of(), List.of("cat"), new File(directory.toFile(), "none")).getAsInt())
                .isEqualTo(80);
        assertThat(new TerminalWidth(Map.of(), List.of(directory + "/none"), device).getAsInt())
                .isEqualTo(80);
    }

    @Test
    void noticesInAWhileThatTheWindowHasAnotherWidth() throws Exception {
        TerminalWidth width = width(Map.of(), "cat");
        assertThat(width.getAsInt()).isEqualTo(132);
        Files.writeString(device.toPath(), "50 60\n");
        assertThat(width.getAsInt()).as("is not asked at every line").isEqualTo(132);
        while (width.getAsInt() != 60) {
            Thread.sleep(50);
        }
    }

    private TerminalWidth width(Map<String, String> variables, String program) {
        return new TerminalWidth(variables, List.of("/bin/sh", "-c", program), device);
    }
}
