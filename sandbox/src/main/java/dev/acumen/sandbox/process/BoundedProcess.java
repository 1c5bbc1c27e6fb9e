package dev.acumen.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * A process with a limit on its time and its output. Its input and output are files in a folder of its own: a process that does not
 * read, or leaves a child behind that holds its output open, keeps nobody waiting. When it ends, whatever it started ends too.
 *
 * @param command program and arguments; no shell reads them
 * @param directory it runs in
 * @param environment all of it
 * @param limit on its time
 * @param mostOutput bytes it may write, to standard output and to standard error each
 */
public record BoundedProcess(
        List<String> command, Path directory, Map<String, String> environment, Duration limit, long mostOutput) {

    private static final long POLL_MILLIS = 20;

    /** How a process ended. */
    public enum End {
        /** By itself. */
        EXITED,
        /** Killed: it took too long. */
        TIMED_OUT,
        /** Killed: it wrote too much. */
        TOO_MUCH_OUTPUT,
        /** It could not be started; the reason is in what it wrote to standard error. */
        NOT_STARTED
    }

    /**
     * What came of it.
     *
     * @param end how it ended
     * @param exitCode if it ended by itself
     * @param out what it wrote to standard output; malformed UTF-8 is replaced
     * @param err the same of standard error
     */
    public record Outcome(End end, int exitCode, String out, String err) {

        /** The last line on standard error that is not blank, or nothing. */
        public String lastError() {
            List<String> lines = err.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
        }
    }

    public BoundedProcess {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it.
     *
     * @param input for its standard input
     * @throws CancellationException if the thread is interrupted; the process is killed
     */
    public Outcome run(String input) {
        Path folder = folder();
        try {
            Files.write(folder.resolve("in"), input.getBytes(StandardCharsets.UTF_8));
            return run(folder);
        } catch (IOException e) {
            return new Outcome(End.NOT_STARTED, -1, "", String.valueOf(e.getMessage()));
        } finally {
            delete(folder);
        }
    }

    private Outcome run(Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessTree tree = ProcessTree.start(
                command,
                builder -> builder.directory(directory.toFile())
                        .redirectInput(folder.resolve("in").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile()),
                environment);
        End end;
        try {
            end = await(tree.process(), out, err);
        } finally {
            tree.kill();
        }
        int exitCode = end == End.EXITED ? tree.process().exitValue() : -1;
        return new Outcome(end, exitCode, text(out), text(err));
    }

    private End await(Process process, Path out, Path err) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                boolean hasExited = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (Files.size(out) > mostOutput || Files.size(err) > mostOutput) {
                    return End.TOO_MUCH_OUTPUT;
                }
                if (hasExited) {
                    return End.EXITED;
                }
                if (System.nanoTime() - deadline >= 0) {
                    return End.TIMED_OUT;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was cancelled while '" + command.get(0) + "' ran");
        }
    }

    private String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes((int) Math.min(1 << 30, mostOutput)), StandardCharsets.UTF_8);
        }
    }

    /** A folder for temporary files that only this user can read. */
    private static Path folder() {
        try {
            return Files.createTempDirectory("acumen-process-");
        } catch (IOException e) {
            throw new IllegalStateException("there is no place for temporary files: " + e.getMessage(), e);
        }
    }

    /** Removes a folder and what is in it, as far as that can be done. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // It is the system's folder for temporary files; what cannot be removed now it removes some day.
            folder.toFile().deleteOnExit();
        }
    }
}
