package dev.acumen.benchmarks.throughput;

import dev.acumen.agent.work.WorkerThreads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.logging.LogManager;

/**
 * Measures one side at one setting, after a warm-up, and prints {@link Measured} as one line of JSON.
 *
 * <p>Arguments: side, port, calls at once, latency in ms, rounds, calls of the warm-up.
 */
public final class MeasuredProcess {

    private static final String PASS = "measured";
    private static final double NANOS = 1e9;
    /** What of the CPU may go into compiling when a warm-up is done. */
    private static final double WARM = 0.05;

    private final Side side;
    private final int port;

    private MeasuredProcess(Side side, int port) {
        this.side = side;
        this.port = port;
    }

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
        JavaProcess.endWithParent();
        Side side = Side.valueOf(args[0]);
        int port = Integer.parseInt(args[1]);
        Setting setting = new Setting(
                Integer.parseInt(args[2]),
                Duration.ofMillis(Long.parseLong(args[3])),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        System.out.println(new MeasuredProcess(side, port).measure(setting).toJson());
        // The HTTP client's threads linger; everything that must be closed is.
        System.exit(0);
    }

    private Measured measure(Setting setting) throws IOException {
        Path home = Files.createTempDirectory("acumen-throughput-");
        try {
            Gauge.Reading used;
            long ended;
            List<String> answers;
            try (Loop loop = side == Side.ACUMEN ? new AcumenLoop(home) : new BareLoop()) {
                warmUp(loop, setting);
                Gauge gauge = new Gauge();
                answers = loop.run(server(setting), setting, PASS);
                used = gauge.read();
                ended = System.nanoTime();
            }
            double closing = (System.nanoTime() - ended) / NANOS;
            return new Measured(
                    System.getProperty("java.version"),
                    WorkerThreads.areVirtual() ? "virtual threads" : "threads",
                    setting.calls(),
                    right(answers),
                    used.wallSeconds(),
                    used.cpuSeconds(),
                    used.compilingSeconds(),
                    used.peakMegabytes(),
                    closing,
                    side == Side.ACUMEN ? JournalCount.in(home, PASS) : null);
        } finally {
            delete(home);
        }
    }

    /** Until little is compiled any more. */
    private void warmUp(Loop loop, Setting setting) {
        Setting small = setting.warmUp();
        for (int i = 0; i < setting.warmUps(); i++) {
            Gauge gauge = new Gauge();
            loop.run(server(small), small, "warm-up-" + i);
            Gauge.Reading used = gauge.read();
            if (used.compilingSeconds() < WARM * used.cpuSeconds()) {
                return;
            }
        }
    }

    private URI server(Setting setting) {
        return URI.create(
                "http://127.0.0.1:" + port + "/after/" + setting.latency().toMillis() + "/v1");
    }

    private static int right(List<String> answers) {
        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += answers.get(i).startsWith(Practice.mark(i / Practice.SAMPLES)) ? 1 : 0;
        }
        return right;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
