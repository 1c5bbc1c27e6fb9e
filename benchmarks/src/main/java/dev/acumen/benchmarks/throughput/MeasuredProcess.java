package dev.acumen.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import dev.acumen.agent.work.WorkerThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * Measures one side at one setting, after a warm-up, and prints {@link Measured} as one line of JSON.
 *
 * <p>Arguments: side, port, calls at once, latency in ms, rounds, calls of the warm-up.
 */
public final class MeasuredProcess {

    private static final double MEGABYTE = 1_024;
    private static final double NANOS = 1e9;

    private MeasuredProcess() {}

    /** Starts it. The line it prints is what was measured. */
    static JavaProcess start(Path javaHome, Side side, int port, Setting setting) {
        return JavaProcess.start(
                javaHome,
                MeasuredProcess.class,
                true,
                side.name(),
                String.valueOf(port),
                String.valueOf(setting.inFlight()),
                String.valueOf(setting.latency().toMillis()),
                String.valueOf(setting.rounds()),
                String.valueOf(setting.warmUpCalls()));
    }

    /** Measures. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        Side side = Side.valueOf(args[0]);
        int port = Integer.parseInt(args[1]);
        Setting setting = new Setting(
                Integer.parseInt(args[2]),
                Duration.ofMillis(Long.parseLong(args[3])),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        if (setting.warmUpCalls() > 0) {
            measure(side, port, setting.warmUp());
        }
        System.out.println(measure(side, port, setting).toJson());
        // Threads of a pool may linger; everything is closed.
        System.exit(0);
    }

    private static Measured measure(Side side, int port, Setting setting) throws IOException {
        URI server = URI.create(
                "http://127.0.0.1:" + port + "/after/" + setting.latency().toMillis() + "/v1");
        Path home = Files.createTempDirectory("acumen-throughput-");
        try {
            Loop loop =
                    side == Side.ACUMEN ? new AcumenLoop(server, setting, home) : new BareLoop(server, setting);
            long cpuBefore = cpuNanos();
            long before = System.nanoTime();
            List<String> answers;
            long after;
            long cpuAfter;
            try (loop) {
                answers = loop.run();
                after = System.nanoTime();
                cpuAfter = cpuNanos();
            }
            double closing = (System.nanoTime() - after) / NANOS;
            return new Measured(
                    System.getProperty("java.version"),
                    WorkerThreads.areVirtual() ? "virtual threads" : "threads",
                    setting.calls(),
                    right(answers),
                    (after - before) / NANOS,
                    (cpuAfter - cpuBefore) / NANOS,
                    peakMegabytes(),
                    closing,
                    side == Side.ACUMEN ? JournalCount.in(home) : null);
        } finally {
            delete(home);
        }
    }

    private static int right(List<String> answers) {
        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += answers.get(i).startsWith(Practice.mark(i / Practice.SAMPLES)) ? 1 : 0;
        }
        return right;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static @Nullable Double peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return null;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / MEGABYTE)
                .findFirst()
                .orElse(null);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
