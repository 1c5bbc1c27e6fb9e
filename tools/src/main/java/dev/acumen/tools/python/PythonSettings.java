package dev.acumen.tools.python;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the Python of an attempt runs, and what it may use. */
public final class PythonSettings {

    /** Where the code runs. */
    public enum Place {
        /** In a box made by bubblewrap; without one there is no Python. */
        BOX,
        /**
         * With the rights of this process: <b>the code of a model can read, change and delete every file that this process can, use the
         * network and what it finds there, and leave programs running.</b> Meant for machines that are themselves thrown away. Time on the
         * clock and output are limited all the same, and, where there is {@code prlimit}, processor time and memory of each
         * process and the size of each file; the number of processes is not.
         */
        UNSAFE
    }

    private final Optional<Path> interpreter;
    private final Place place;
    private final boolean keepsState;
    private final Duration cpu;
    private final Duration wall;
    private final long memoryBytes;
    private final int processes;
    private final int outputCharacters;
    private final long workBytes;

    private PythonSettings(Builder builder) {
        interpreter = builder.interpreter;
        place = builder.place;
        keepsState = builder.keepsState;
        cpu = builder.cpu;
        wall = builder.wall;
        memoryBytes = builder.memoryBytes;
        processes = builder.processes;
        outputCharacters = builder.outputCharacters;
        workBytes = builder.workBytes;
        if (cpu.toSeconds() < 1 || wall.isZero() || wall.isNegative()) {
            throw new IllegalArgumentException(
                    "a call of Python has a second or more of the processors, and some time");
        }
        if (memoryBytes < 1 || processes < 1 || outputCharacters < 1 || workBytes < 1) {
            throw new IllegalArgumentException("limits of Python are more than 0");
        }
    }

    /**
     * Starts with the first {@code python3} on the search path, in a box, keeping state, with 10 s of the processors and 20 s on the clock
     * for a call, 1 GiB of memory for each of 32 processes, 10,000 characters of output, and 64 MiB of files.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** The usual settings. */
    public static PythonSettings usual() {
        return builder().build();
    }

    Optional<Path> interpreter() {
        return interpreter;
    }

    Place place() {
        return place;
    }

    /** Whether calls of an attempt see the variables of earlier ones. */
    public boolean keepsState() {
        return keepsState;
    }

    Duration cpu() {
        return cpu;
    }

    /** Time on the clock that a call may take. */
    public Duration wall() {
        return wall;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    int processes() {
        return processes;
    }

    int outputCharacters() {
        return outputCharacters;
    }

    long workBytes() {
        return workBytes;
    }

    /** Collects settings. */
    public static final class Builder {

        private Optional<Path> interpreter = Optional.empty();
        private Place place = Place.BOX;
        private boolean keepsState = true;
        private Duration cpu = Duration.ofSeconds(10);
        private Duration wall = Duration.ofSeconds(20);
        private long memoryBytes = 1L << 30;
        private int processes = 32;
        private int outputCharacters = 10_000;
        private long workBytes = 64L << 20;

        private Builder() {}

        /** The interpreter, such as that of a virtual environment; its libraries come with it. */
        public Builder interpreter(Path interpreter) {
            this.interpreter = Optional.of(interpreter);
            return this;
        }

        /** Where the code runs; read what {@link Place#UNSAFE} risks before it is chosen. */
        public Builder place(Place place) {
            this.place = place;
            return this;
        }

        /** Whether the calls of an attempt share one interpreter, with its variables and files, or have a fresh one each. */
        public Builder keepState(boolean keepsState) {
            this.keepsState = keepsState;
            return this;
        }

        /**
         * Time of the processors that each process may take in one call, in whole seconds. An interpreter that keeps state may take
         * twenty times as much over all its calls.
         */
        public Builder cpu(Duration cpu) {
            this.cpu = cpu;
            return this;
        }

        /** Time on the clock that one call may take. */
        public Builder wall(Duration wall) {
            this.wall = wall;
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

        /** Characters of what is printed in a call, and again of the value or error behind it; what is beyond is dropped. */
        public Builder outputCharacters(int outputCharacters) {
            this.outputCharacters = outputCharacters;
            return this;
        }

        /** Bytes of files. */
        public Builder workBytes(long workBytes) {
            this.workBytes = workBytes;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException if a limit is not above 0
         */
        public PythonSettings build() {
            return new PythonSettings(this);
        }
    }
}
