package dev.acumen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The CPU seconds, user and system together, that short commands take from the shell to the end of the process, the least of several tries. Beside them stands
 * what the same commands took before there was a runtime, with Flyway and a database for every reader, on a machine that did other work too.
 */
public final class Startup {

    private static final int TRIES = 5;
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s\\s+(\\d+)m([\\d.]+)s");

    private Startup() {}

    /** A command and what it took before. */
    private record Measured(double before, List<String> arguments) {}

    /**
     * Measures.
     *
     * @param arguments the project's folder; else that of the working directory
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath();
        String command = root.resolve("acumen").toString();
        Path home = Files.createTempDirectory("acumen-startup");
        try {
            // Builds where that is needed, makes the class archive, and leaves a run and a library to list.
            cpuSeconds(List.of(
                    command,
                    "learn",
                    "freight",
                    "--home",
                    home.toString(),
                    "--epochs",
                    "1",
                    "--held-out-samples",
                    "0"));
            System.out.printf(Locale.ROOT, "%-14s %8s %8s %8s%n", "command", "before", "now", "ratio");
            for (Measured one : List.of(
                    new Measured(0.7, List.of("--version")),
                    new Measured(2.5, List.of("library", "list")),
                    new Measured(2.5, List.of("runs", "list")),
                    new Measured(3.4, List.of("ask", "freight", "What does it cost?", "--url", "simulated")))) {
                List<String> line = new ArrayList<>(List.of(command));
                line.addAll(one.arguments());
                if (one.arguments().size() > 1) {
                    line.addAll(List.of("--home", home.toString()));
                }
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < TRIES; i++) {
                    least = Math.min(least, cpuSeconds(line));
                }
                String name = String.join(
                        " ",
                        one.arguments().subList(0, Math.min(2, one.arguments().size())));
                System.out.printf(
                        Locale.ROOT, "%-14s %8.2f %8.2f %8.2f%n", name, one.before(), least, least / one.before());
            }
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What the shell says its children took. */
    private static double cpuSeconds(List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1 || exit 1; times", "sh"));
        line.addAll(command);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
        Matcher times = TIMES.matcher(said);
        double seconds = 0;
        // The shell's own first, then its children's.
        while (times.find()) {
            seconds = 60 * (Integer.parseInt(times.group(1)) + Integer.parseInt(times.group(3)))
                    + Double.parseDouble(times.group(2))
                    + Double.parseDouble(times.group(4));
        }
        return seconds;
    }
}
