package dev.acumen.benchmarks.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A class of ours with a {@code main}, in a process of its own. Its errors go where ours go. */
final class JavaProcess implements AutoCloseable {

    /** As the {@code acumen} launcher starts Java. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");

    private static final String MORE_OPTIONS = "ACUMEN_JAVA_OPTS";

    private final Process process;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it on the given JDK; what is measured takes more options from {@code ACUMEN_JAVA_OPTS}, as the launcher does. */
    static JavaProcess start(Path javaHome, Class<?> main, boolean measured, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(OPTIONS);
        String more = System.getenv(MORE_OPTIONS);
        if (measured && more != null && !more.isBlank()) {
            command.addAll(Arrays.asList(more.strip().split("\\s+")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new JavaProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + javaHome + "/bin/java", e);
        }
    }

    /** To be called by the process itself: from then on it ends when its standard input does, whatever became of its parent. */
    static void endWithParent() {
        Thread watch = new Thread(JavaProcess::waitForParent, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void waitForParent() {
        try {
            while (System.in.read() >= 0) {
                // What the parent says means nothing; only its end does.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /**
     * The next line it prints.
     *
     * @throws IllegalStateException if it ended without one
     */
    String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the process ended (" + process.waitFor() + ") without saying anything");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
