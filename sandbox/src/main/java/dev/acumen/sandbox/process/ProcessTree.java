package dev.acumen.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process and all it starts. Where the system has {@code setsid} it gets a session of its own, so that children whose parents are
 * gone can still be found.
 *
 * @param process the first
 * @param hasOwnSession whether a signal to its group reaches all that did not leave it
 */
public record ProcessTree(Process process, boolean hasOwnSession) {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long PATIENCE_SECONDS = 5;

    /**
     * Starts it.
     *
     * @param settings of the builder: directory and where input and output go
     * @param environment all of it
     * @throws IOException if it cannot be started
     */
    public static ProcessTree start(
            List<String> command, Consumer<ProcessBuilder> settings, Map<String, String> environment)
            throws IOException {
        boolean hasOwnSession = Files.isExecutable(SETSID);
        List<String> line = new ArrayList<>();
        if (hasOwnSession) {
            // The name of a program may begin with a dash.
            line.addAll(List.of(SETSID.toString(), "--"));
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line);
        settings.accept(builder);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ProcessTree(builder.start(), hasOwnSession);
    }

    /** Kills the process and what it started, also if it has ended itself. */
    public void kill() {
        boolean wasInterrupted = Thread.interrupted();
        List<ProcessHandle> descendants = process.descendants().toList();
        if (hasOwnSession) {
            killGroup();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void killGroup() {
        try {
            Process kill = new ProcessBuilder("/bin/kill", "-KILL", "--", "-" + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Then the descendants that are known have to do.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
