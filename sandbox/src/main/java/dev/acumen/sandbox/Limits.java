package dev.acumen.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a program may use. Time on the clock and output are limited by whoever runs it.
 *
 * @param cpu time that each of its processes may take of the processors, rounded up to seconds
 * @param memoryBytes addresses that each of its processes may have
 * @param processes and threads at once, in a box only
 * @param workBytes that its files may have together in a box, and each of them elsewhere
 */
public record Limits(Duration cpu, long memoryBytes, int processes, long workBytes) {

    static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final int OPEN_FILES = 256;

    public Limits {
        if (cpu.isNegative() || cpu.isZero() || memoryBytes < 1 || processes < 1 || workBytes < 1) {
            throw new IllegalArgumentException("limits are more than 0");
        }
    }

    /** Starts with 10 seconds, 1 GiB, 64 processes and 64 MiB of files. */
    public static Builder builder() {
        return new Builder();
    }

    /** The command that sets them, as far as they hold for each process by itself. */
    List<String> ofEachProcess() {
        long seconds = cpu.toMillis() / 1_000 + (cpu.toMillis() % 1_000 == 0 ? 0 : 1);
        return List.of(
                PRLIMIT.toString(),
                "--cpu=" + Math.max(1, seconds),
                "--as=" + memoryBytes,
                "--fsize=" + workBytes,
                "--nofile=" + OPEN_FILES,
                "--core=0");
    }

    /** Collects limits. */
    public static final class Builder {

        private Duration cpu = Duration.ofSeconds(10);
        private long memoryBytes = 1L << 30;
        private int processes = 64;
        private long workBytes = 64L << 20;

        private Builder() {}

        /** Time that each process may take of the processors. */
        public Builder cpu(Duration cpu) {
            this.cpu = cpu;
            return this;
        }

        /** Bytes of addresses that each process may have. */
        public Builder memoryBytes(long memoryBytes) {
            this.memoryBytes = memoryBytes;
            return this;
        }

        /** Processes and threads at once. */
        public Builder processes(int processes) {
            this.processes = processes;
            return this;
        }

        /** Bytes of files. */
        public Builder workBytes(long workBytes) {
            this.workBytes = workBytes;
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if one is not above 0
         */
        public Limits build() {
            return new Limits(cpu, memoryBytes, processes, workBytes);
        }
    }
}
