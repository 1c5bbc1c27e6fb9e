package dev.acumen.benchmarks.throughput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What one process measured.
 *
 * @param java the version of the JDK
 * @param threads {@code virtual threads} or {@code threads}
 * @param calls made
 * @param right answers to the task that was asked, in the order asked
 * @param wallSeconds for all calls
 * @param cpuSeconds of the process meanwhile, on all cores
 * @param compilingSeconds what of that went into compiling, by the JVM's own account; small after a good warm-up
 * @param peakMegabytes resident since the process began, MB of 1,048,576 bytes; null where the system does not tell
 * @param closingSeconds for ending the loop, which for Acumen folds the journal into the database
 * @param journal what stood in it; null without one
 */
public record Measured(
        String java,
        String threads,
        int calls,
        int right,
        double wallSeconds,
        double cpuSeconds,
        double compilingSeconds,
        @Nullable Double peakMegabytes,
        double closingSeconds,
        @Nullable JournalCount journal) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** CPU time of a call, in milliseconds. */
    public double cpuMillisPerCall() {
        return cpuSeconds * 1_000 / calls;
    }

    /** What of the CPU time went into compiling, in percent. */
    double compilingShare() {
        return 100 * compilingSeconds / cpuSeconds;
    }

    String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers is JSON", e);
        }
    }

    static Measured fromJson(String json) {
        try {
            return MAPPER.readValue(json, Measured.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the measured process said: " + json, e);
        }
    }
}
