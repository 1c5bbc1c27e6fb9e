package dev.acumen.benchmarks;

import dev.acumen.benchmarks.throughput.Pair;
import dev.acumen.benchmarks.throughput.Report;
import dev.acumen.benchmarks.throughput.Setting;
import dev.acumen.benchmarks.throughput.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How near do many slow calls at once come to the ideal time, and what does a call cost in CPU and memory, journal on the disk
 * included, beside a bare langchain4j loop? Prints each pair as it is measured, then what they come to.
 *
 * <p>Arguments: {@code quick} for one short pair of each setting; {@code --repeat N} pairs of each (3); {@code --only N} for the setting with
 * N calls at once; {@code --java HOME} for a JDK to measure with, once or more often (the one that runs this).
 */
public final class Throughput {

    private static final int WARM_UP_CALLS = 16_384;

    private final PrintStream out;
    private final List<Path> javaHomes = new ArrayList<>();
    private boolean quick;
    private int repeat = 3;
    private int only;

    private Throughput(PrintStream out) {
        this.out = out;
    }

    /** Prints the tables. */
    public static void main(String[] args) {
        Throughput benchmark = new Throughput(System.out);
        try {
            benchmark.read(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage()
                    + "\nusage: benchmarks/run Throughput [quick] [--repeat N] [--only IN_FLIGHT] [--java HOME]...");
            System.exit(2);
        }
        benchmark.run();
    }

    private void read(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("quick")) {
                quick = true;
                repeat = 1;
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException("not understood: " + args[i]);
            } else {
                take(args[i], args[++i]);
            }
        }
        if (javaHomes.isEmpty()) {
            javaHomes.add(Path.of(System.getProperty("java.home")));
        }
    }

    private void take(String option, String value) {
        switch (option) {
            case "--repeat" -> repeat = Math.max(1, Integer.parseInt(value));
            case "--only" -> only = Integer.parseInt(value);
            case "--java" -> javaHomes.add(javaHome(value));
            default -> throw new IllegalArgumentException("not understood: " + option);
        }
    }

    private static Path javaHome(String value) {
        Path home = Path.of(value);
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            throw new IllegalArgumentException("no JDK: " + value + " has no bin/java");
        }
        return home;
    }

    private List<Setting> settings() {
        int warmUp = quick ? WARM_UP_CALLS / 4 : WARM_UP_CALLS;
        return List.of(
                        new Setting(64, Duration.ofSeconds(1), quick ? 4 : 10, warmUp),
                        new Setting(256, Duration.ofSeconds(2), quick ? 3 : 8, warmUp),
                        new Setting(1_024, Duration.ofSeconds(10), quick ? 1 : 4, warmUp))
                .stream()
                .filter(setting -> only == 0 || setting.inFlight() == only)
                .toList();
    }

    private void run() {
        for (Path javaHome : javaHomes) {
            List<List<Pair>> measured = new ArrayList<>();
            out.println(javaHome);
            out.println(Report.HEAD);
            for (Setting setting : settings()) {
                measured.add(measure(javaHome, setting));
            }
            Pair any = measured.get(0).get(0);
            out.printf(
                    "%nJDK %s, %s, medians:%n",
                    any.acumen().java(), any.acumen().threads());
            measured.forEach(pairs -> Report.verdicts(pairs).forEach(out::println));
            out.println();
        }
    }

    private List<Pair> measure(Path javaHome, Setting setting) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            String before = load();
            Pair pair = new Trial(javaHome).run(setting, i % 2 == 1);
            pairs.add(pair);
            out.println(Report.line(pair) + "   load " + before + " to " + load());
        }
        return pairs;
    }

    /** What else the machine does matters more than anything measured here. */
    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0] + " on "
                    + Runtime.getRuntime().availableProcessors() + " cores";
        } catch (IOException e) {
            return String.format(
                    Locale.ROOT,
                    "not measured on %d cores",
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
