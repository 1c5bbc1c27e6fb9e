package dev.acumen.benchmarks.throughput;

import java.nio.file.Path;

/**
 * Measures both sides at a setting, each in a fresh process, with one latency server for both.
 *
 * @param javaHome the JDK of all three processes
 */
public record Trial(Path javaHome) {

    /**
     * Measures.
     *
     * @param bareFirst which side goes first, so that it need not always be the same
     */
    public Pair run(Setting setting, boolean bareFirst) {
        try (JavaProcess server = JavaProcess.start(javaHome, LatencyServer.class, false)) {
            int port = Integer.parseInt(server.line());
            if (bareFirst) {
                Measured bare = measure(Side.BARE, port, setting);
                return new Pair(setting, measure(Side.ACUMEN, port, setting), bare);
            }
            Measured acumen = measure(Side.ACUMEN, port, setting);
            return new Pair(setting, acumen, measure(Side.BARE, port, setting));
        }
    }

    private Measured measure(Side side, int port, Setting setting) {
        try (JavaProcess process = MeasuredProcess.start(javaHome, side, port, setting)) {
            return Measured.fromJson(process.line());
        }
    }
}
