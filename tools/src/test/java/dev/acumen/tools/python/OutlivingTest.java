package dev.acumen.tools.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Code that wants to go on after its attempt, or after the program that owns it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutlivingTest {

    /** Leaves a process in a session of its own, whose parent is gone, and then stays itself. */
    private static String daemon(String seconds) {
        return """
                import os, time
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        os.execv('/bin/sleep', ['sleep', '%s'])
                    os._exit(0)
                os.wait()
                time.sleep(600)
                """.formatted(seconds);
    }

    /** A program that owns an interpreter in which code runs. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) {
            PythonSandbox sandbox = PythonSandbox.probe(
                    PythonSettings.builder().wall(Duration.ofMinutes(5)).build());
            try (PythonTool tool = sandbox.open()) {
                tool.python(daemon(arguments[0]));
            }
        }
    }

    @Test
    void nothingOutlivesItsAttempt() throws Exception {
        String seconds = unlikely();
        PythonTool tool = Pythons.boxed(Pythons.patient()).open();
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> tool.python(daemon(seconds)));
        Survivors.awaitSome("sleep " + seconds);
        tool.close();
        Survivors.awaitNone("sleep " + seconds);
        assertThat(call.handle((nothing, failure) -> failure).get()).isNotNull();
    }

    @Test
    void nothingOutlivesAnOwnerThatIsKilled(@TempDir Path directory) throws Exception {
        Pythons.boxed(Pythons.patient());
        String seconds = unlikely();
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        seconds)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        try {
            String child = "sleep " + seconds;
            // The owner has the number of seconds among its arguments too, but not the word before it.
            Survivors.awaitSome(child);
            List<ProcessHandle> all = owner.descendants().toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(3);
            owner.destroyForcibly().waitFor();
            Survivors.awaitNone(child);
            Survivors.awaitEnd(all);
        } finally {
            owner.destroyForcibly();
        }
        assertThat(Files.readString(directory.resolve("out"))).isEmpty();
    }

    private static String unlikely() {
        return (100_000 + ProcessHandle.current().pid() % 10_000) + "." + System.nanoTime() % 1_000_000;
    }
}
