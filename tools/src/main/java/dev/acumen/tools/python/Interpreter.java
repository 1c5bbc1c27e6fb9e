package dev.acumen.tools.python;

import dev.acumen.sandbox.process.BoundedProcess;
import dev.acumen.sandbox.process.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running Python, to which pieces of code are given one at a time. One thread starts it and reads what it says: bubblewrap ends a box when the
 * thread that began it ends, so it has to be one that lives as long.
 */
final class Interpreter implements AutoCloseable {

    private static final int TOKEN_BYTES = 16;
    private static final long PATIENCE_SECONDS = 1;
    private static final int CHUNK = 1 << 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> command;
    private final Path directory;
    private final boolean ownsDirectory;
    private final Thread reader;
    private volatile Optional<Reply> current = Optional.empty();
    private final CompletableFuture<ProcessTree> tree = new CompletableFuture<>();
    private final AtomicBoolean isKilled = new AtomicBoolean();
    private volatile boolean hasEnded;

    /** The interpreter ended before it had answered. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        Ended(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        /** Its exit code, 128 more than the signal that killed it; -1 if it did not start. */
        int exitCode() {
            return exitCode;
        }
    }

    /** Code took too long. */
    static final class Late extends Exception {
        private static final long serialVersionUID = 1L;

        private final String output;

        Late(String output) {
            super("it took too long");
            this.output = output;
        }

        /** What it had written. */
        String output() {
            return output;
        }
    }

    private Interpreter(List<String> command, Path directory, boolean ownsDirectory) {
        this.command = command;
        this.directory = directory;
        this.ownsDirectory = ownsDirectory;
        reader = new Thread(this::live, "python");
        reader.setDaemon(true);
    }

    /**
     * Starts one.
     *
     * @param command that starts the driver
     * @param directory it runs in
     * @param ownsDirectory whether the directory ends with it
     */
    static Interpreter start(List<String> command, Path directory, boolean ownsDirectory) {
        Interpreter interpreter = new Interpreter(command, directory, ownsDirectory);
        interpreter.reader.start();
        return interpreter;
    }

    /**
     * Runs code.
     *
     * @param code Python
     * @param limit on the time, that of starting included
     * @param characters of output to keep
     * @throws Ended if the interpreter ended
     * @throws Late if it took too long; the interpreter still runs
     */
    Reply.Result run(String code, Duration limit, int characters) throws Ended, Late, InterruptedException {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Reply reply = new Reply(token, characters);
        current = Optional.of(reply);
        if (hasEnded) {
            end(reply);
        }
        Thread writer = new Thread(() -> write(token, code), "python-input");
        writer.setDaemon(true);
        writer.start();
        try {
            return reply.result().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Late(reply.soFar());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Ended ended ? ended : new Ended(-1, "it said something else than it should");
        } finally {
            current = Optional.empty();
        }
    }

    /** Kills it and all it started. */
    @Override
    public void close() {
        var unused = tree.thenAccept(this::kill);
    }

    private void kill(ProcessTree started) {
        // Once only: when all have ended, the number of their group may be given to others.
        if (isKilled.compareAndSet(false, true)) {
            started.kill();
        }
    }

    private void write(String token, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream in = tree.get().process().getOutputStream();
            in.write((token + " " + bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
            in.write(bytes);
            in.flush();
        } catch (IOException | ExecutionException e) {
            // Most likely it has ended, which its reader tells; if not, its answer is out of reach.
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try {
            tree.complete(ProcessTree.start(
                    command, builder -> builder.directory(directory.toFile()).redirectErrorStream(true), Map.of()));
            InputStream out = tree.join().process().getInputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = out.read(chunk); read >= 0; read = out.read(chunk)) {
                int length = read;
                current.ifPresent(reply -> reply.read(chunk, length));
            }
        } catch (IOException e) {
            tree.completeExceptionally(e);
        } finally {
            hasEnded = true;
            current.ifPresent(this::end);
            close();
            if (ownsDirectory) {
                BoundedProcess.delete(directory);
            }
        }
    }

    private void end(Reply reply) {
        int exitCode = -1;
        if (!tree.isCompletedExceptionally()) {
            exitCode = exitCode(tree.join());
        }
        List<String> lines =
                reply.soFar().lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
        reply.result().completeExceptionally(new Ended(exitCode, last));
    }

    private int exitCode(ProcessTree started) {
        try {
            if (!started.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill(started);
            }
            return started.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
