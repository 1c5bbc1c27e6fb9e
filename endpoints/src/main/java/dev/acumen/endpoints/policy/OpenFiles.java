package dev.acumen.endpoints.policy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** How many files this process may have open at once. Every connection is one of them. */
public final class OpenFiles {

    /** Jars, journals, the database and the sockets that close late. */
    private static final int OTHERS = 200;

    private static final int DEEPEST = 20;
    private static final String EXHAUSTED = "too many open files";

    private OpenFiles() {}

    /**
     * Refuses more calls at once than the process may have connections for.
     *
     * @param calls at once
     * @throws IllegalArgumentException if they are too many: what the limit is, and how to raise it
     */
    public static void require(int calls) {
        require(calls, calls);
    }

    /**
     * The same where the server is in this process too, with the other end of each connection.
     *
     * @param calls at once
     * @throws IllegalArgumentException if they are too many
     */
    public static void requireWithServer(int calls) {
        require(calls, 2L * calls);
    }

    private static void require(int calls, long connections) {
        long needed = connections + OTHERS;
        OptionalLong limit = limit();
        if (limit.isPresent() && limit.getAsLong() < needed) {
            throw new IllegalArgumentException(calls + " calls at once need about " + needed
                    + " open files, and this process may have " + limit.getAsLong()
                    + ": raise the limit with 'ulimit -n "
                    + needed + "' in the shell that starts it, or make fewer calls at once");
        }
    }

    /** What to say of a failure that comes from the limit; empty for every other one. */
    public static Optional<String> exhaustedBy(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(EXHAUSTED)) {
                return Optional.of(
                        "too many open files: this process may have "
                                + (limit().isPresent() ? limit().getAsLong() + " of them" : "no more")
                                + "; make fewer calls at once, or raise the limit with 'ulimit -n' in the shell that starts it");
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Empty on systems that do not tell. */
    private static OptionalLong limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? OptionalLong.of(system.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }
}
