package dev.acumen.endpoints.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.acumen.endpoints.policy.OpenFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a user hears who makes more calls at once than the process may have connections. */
class OpenFilesTest {

    private static final Path SHELL = Path.of("/bin/sh");

    @Test
    void aLimitThatIsTooLowIsNamedBeforeTheFirstCall() throws Exception {
        assertThat(withFiles(256, "ask"))
                .contains("1000 calls at once need about 1200 open files, and this process may have 256")
                .contains("ulimit -n 1200");
    }

    @Test
    void aCallThatGetsNoConnectionForWantOfFilesSaysSo() throws Exception {
        assertThat(withFiles(256, "exhaust"))
                .contains("UnresolvedModelServerException")
                .contains("too many open files: this process may have 256")
                .contains("ulimit -n");
    }

    @Test
    void anOrdinaryNumberOfCallsIsLetThrough() {
        assertThatCode(() -> OpenFiles.require(16)).doesNotThrowAnyException();
        assertThat(OpenFiles.exhaustedBy(new IOException("Connection reset"))).isEmpty();
    }

    private static String withFiles(int limit, String way) throws Exception {
        assumeThat(SHELL).isExecutable();
        Process process = new ProcessBuilder(
                        SHELL.toString(),
                        "-c",
                        "ulimit -n " + limit + "; exec \"$0\" -cp \"$1\" \"$2\" \"$3\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        ManyFiles.class.getName(),
                        way)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
