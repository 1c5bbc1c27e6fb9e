package dev.acumen.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this process uses from now on. */
final class Gauge {

    private static final double KILO = 1_024;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();
    private final long compiling = compilingMillis();

    /** What was used so far. */
    Reading read() {
        return new Reading(
                (System.nanoTime() - wall) / NANOS,
                (cpuNanos() - cpu) / NANOS,
                (compilingMillis() - compiling) / MILLIS,
                peakMegabytes());
    }

    /**
     * What was used.
     *
     * @param wallSeconds passed
     * @param cpuSeconds of all threads
     * @param compilingSeconds spent by the JIT, waiting for a core included
     * @param peakMegabytes the most that was ever resident; null where the system does not tell
     */
    record Reading(
            double wallSeconds,
            double cpuSeconds,
            double compilingSeconds,
            @Nullable Double peakMegabytes) {}

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long compilingMillis() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    private static @Nullable Double peakMegabytes() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return null;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILO)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
