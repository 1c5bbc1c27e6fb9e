package dev.acumen.learning.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts that a signal is made of, each named after the method it comes from. */
public enum SignalName {
    /** Gaps in units of their spread ({@link dev.acumen.learning.group.GroupRelativeAdvantage}). */
    GRPO(true),
    /** Gaps as they are ({@link dev.acumen.learning.group.CentredAdvantage}). */
    DR_GRPO(true),
    /** Each against the mean of the others ({@link dev.acumen.learning.group.LeaveOneOutAdvantage}). */
    LOO(true),
    /** Several rewards, each by itself ({@link dev.acumen.learning.group.DecoupledAdvantage}). */
    GDPO(true),
    /** Observed less expected, and earlier attempts again ({@link dev.acumen.learning.group.ZeroSumVotes}). */
    GVPO(true, "beta", "replay"),
    /** Right attempts against the most convincing wrong ones ({@link dev.acumen.learning.group.DiscriminativeVotes}). */
    DISCO(true, "tau", "replay"),
    /** Batches full of groups that teach, and a soft penalty on length ({@link Sampling}, {@link dev.acumen.learning.group.SoftOverlong}). */
    DAPO(false, "refill", "resample", "failures", "max", "cache"),
    /** Only the shortest or most efficient attempts of a group ({@link dev.acumen.learning.group.FilteredGroups}). */
    GFPO(false, "keep"),
    /** Whole attempts have credit, never parts of them, and the drift of versions is measured ({@link dev.acumen.learning.report.VersionDrift}). */
    GSPO(false, "attempts"),
    /** Planning sentences count more. */
    HICRA(false, "alpha");

    private final boolean isAdvantage;
    private final String arguments;

    SignalName(boolean isAdvantage, String... arguments) {
        this.isAdvantage = isAdvantage;
        this.arguments = String.join(" ", arguments);
    }

    /** Whether it says how much each attempt counts; a signal has one such part. */
    public boolean isAdvantage() {
        return isAdvantage;
    }

    /** The names of what may be set, without words that stand alone. */
    List<String> arguments() {
        return arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    }

    /** How it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is written so. */
    static Optional<SignalName> named(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    /** All of them with commas between. */
    static String words() {
        return Arrays.stream(values()).map(SignalName::word).collect(Collectors.joining(", "));
    }
}
