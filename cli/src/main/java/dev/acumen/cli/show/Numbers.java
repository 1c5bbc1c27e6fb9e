package dev.acumen.cli.show;

import dev.acumen.core.run.Spend;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Numbers as people read them, the same in every language setting. */
public final class Numbers {

    private Numbers() {}

    /** 12,345. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * 1 lesson, 12,345 lessons.
     *
     * @param noun in the singular, of those that take an s in the plural
     */
    public static String of(long value, String noun) {
        return of(value, noun, noun + "s");
    }

    /** 12 to 345 attempts, or 12 attempts where both are the same. */
    public static String range(long low, long high, String noun) {
        return low == high ? of(low, noun) : count(low) + " to " + of(high, noun);
    }

    /** 1 reply is unreadable, 12,345 replies are unreadable. */
    public static String of(long value, String singular, String plural) {
        return count(value) + " " + (value == 1 ? singular : plural);
    }

    /** 12,345, or that it was not reported. */
    public static String tokens(OptionalLong value) {
        return value.isPresent() ? count(value.getAsLong()) : "not reported";
    }

    /** 0.870. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** 0.870, or a dash if there is none. */
    public static String score(OptionalDouble value) {
        return value.isPresent() ? score(value.getAsDouble()) : "-";
    }

    /** right 0.870, format 0.500. */
    public static String rewards(Map<String, Double> byName) {
        return byName.entrySet().stream()
                .map(reward -> reward.getKey() + " " + score(reward.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** +0.560. */
    public static String difference(double value) {
        return String.format(Locale.ROOT, "%+.3f", value);
    }

    /** 2026-11-21T09:01:25Z. */
    public static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** 12 %. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** 12 s, 3 min 20 s or 2 h 5 min. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** $1.2345, or that the price is unknown; a dash where no call was answered. */
    public static String cost(Spend spend) {
        if (spend.calls() == 0) {
            return "-";
        }
        return spend.costUsd()
                .map(cost -> "$" + cost.setScale(4, RoundingMode.HALF_UP).toPlainString())
                .orElse("price unknown");
    }
}
