package dev.acumen.learning.signal;

import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.CentredAdvantage;
import dev.acumen.learning.group.DecoupledAdvantage;
import dev.acumen.learning.group.DiscriminativeVotes;
import dev.acumen.learning.group.FilteredGroups;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.LeaveOneOutAdvantage;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.learning.group.SoftOverlong;
import dev.acumen.learning.group.ZeroSumVotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is learned from and how much it counts: one way to compare attempts ({@link SignalName#isAdvantage}), and any others beside it. Written as names with commas between, such as
 * {@code dr-grpo,gfpo:efficient,hicra}; a name may have arguments after colons. Immutable.
 *
 * @param parts the way to compare first, the others in the order of their names; no name twice
 * @param isWeighed whether a lesson counts the sum of the weights of the groups it was drawn from; otherwise their number, as published
 */
public record Signal(List<SignalPart> parts, boolean isWeighed) {

    /** How many attempts tell the drift of a version. */
    private static final int MEASURED = 20;

    /** Published share of credit that planning has more. */
    private static final double ALPHA = 0.2;

    /** How many attempts of earlier steps stand beside a group. */
    private static final int REPLAYED = 2;

    private static final String PUBLISHED = "published";
    private static final SortedMap<String, String> PRESETS = new TreeMap<>(
            Map.of(PUBLISHED, "grpo", "balanced", "grpo", "cheap", "grpo,gfpo:shortest", "many-rewards", "gdpo"));

    public Signal {
        parts = List.copyOf(parts);
    }

    /** The preset {@code balanced}. */
    public static Signal balanced() {
        return parse("balanced");
    }

    /** As published with Training-Free GRPO: mixed groups, and each counts 1. */
    public static Signal published() {
        return parse(PUBLISHED);
    }

    /** The names of the presets with commas between. */
    static String presets() {
        return String.join(", ", PRESETS.keySet());
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is no such part or parts do not go together
     */
    public static Signal parse(String text) {
        String preset = PRESETS.get(text.strip());
        List<SignalPart> parts = new ArrayList<>();
        for (String part : (preset == null ? text : preset).split(",", -1)) {
            parts.add(SignalPart.parse(part.strip()));
        }
        if (parts.stream().noneMatch(part -> part.name().isAdvantage())) {
            parts.add(SignalPart.of(SignalName.GRPO));
        }
        requireTogether(parts);
        parts.sort(Comparator.comparing((SignalPart part) -> part.name()));
        Signal signal = new Signal(parts, !text.strip().equals(PUBLISHED));
        signal.requireSense();
        return signal;
    }

    private static void requireTogether(List<SignalPart> parts) {
        List<SignalName> names = parts.stream().map(SignalPart::name).toList();
        Arrays.stream(SignalName.values())
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("the signal names " + name.word() + " twice");
                });
        List<String> ways = names.stream()
                .filter(SignalName::isAdvantage)
                .map(SignalName::word)
                .toList();
        if (ways.size() > 1) {
            throw new IllegalArgumentException("the signals " + String.join(" and ", ways)
                    + " do not go together: each says by itself how much an attempt counts; name one of them");
        }
        if (names.contains(SignalName.DISCO) && names.contains(SignalName.GFPO)) {
            throw new IllegalArgumentException(
                    "the signals disco and gfpo do not go together: disco needs every wrong attempt to"
                            + " find the most convincing one, and gfpo leaves out the long ones");
        }
        if (names.contains(SignalName.GSPO) && names.contains(SignalName.HICRA)) {
            throw new IllegalArgumentException("the signals gspo and hicra do not go together: with gspo an attempt"
                    + " has credit as a whole, and hicra gives its planning sentences more");
        }
    }

    /** Everything that is made of the arguments, so that what makes no sense is told before anything is spent. */
    private void requireSense() {
        advantages(List.of());
        groups();
        sampling();
        rewards(OptionalInt.empty());
        measured();
        planning().ifPresent(alpha -> {
            if (!(alpha >= 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha of hicra is from 0 to 1, not " + alpha);
            }
        });
    }

    private Optional<SignalPart> part(SignalName name) {
        return parts.stream().filter(part -> part.name() == name).findFirst();
    }

    /** Whether it has that part. */
    public boolean has(SignalName name) {
        return part(name).isPresent();
    }

    /**
     * How much each attempt counts.
     *
     * @param terms of the evaluator, as far as they are known
     */
    public AdvantageEstimator advantages(List<RewardTerm> terms) {
        SignalPart way = parts.stream()
                .filter(part -> part.name().isAdvantage())
                .findFirst()
                .orElseThrow();
        return switch (way.name()) {
            case DR_GRPO -> new CentredAdvantage();
            case LOO -> new LeaveOneOutAdvantage();
            case GDPO -> new DecoupledAdvantage(terms);
            case GVPO -> new ZeroSumVotes(way.number("beta", ZeroSumVotes.ALL));
            case DISCO -> new DiscriminativeVotes(way.number("tau", DiscriminativeVotes.USUAL));
            default -> new GroupRelativeAdvantage();
        };
    }

    /** Which attempts of a group are contrasted. */
    public GroupSelector groups() {
        GroupSelector selector = part(SignalName.GFPO)
                .<GroupSelector>map(Signal::filtered)
                .orElseGet(() -> has(SignalName.GDPO) ? GroupSelector.mixedInAny() : GroupSelector.mixed());
        int replayed = replayed();
        return replayed > 0 ? GroupSelector.withEarlier(replayed, selector) : selector;
    }

    private static FilteredGroups filtered(SignalPart part) {
        String mode = part.mode().orElse(FilteredGroups.By.SHORTEST.word());
        FilteredGroups.By by = Arrays.stream(FilteredGroups.By.values())
                .filter(one -> one.word().equals(mode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "gfpo keeps shortest, efficient or adaptive attempts, not '" + mode + "'"));
        return new FilteredGroups(
                by, part.arguments().containsKey("keep") ? OptionalInt.of(part.whole("keep", 0)) : OptionalInt.empty());
    }

    /** How many attempts of earlier steps stand beside a group. */
    public int replayed() {
        int replayed = parts.stream()
                .filter(part -> part.name() == SignalName.GVPO || part.name() == SignalName.DISCO)
                .mapToInt(part -> part.whole("replay", REPLAYED))
                .findFirst()
                .orElse(0);
        if (replayed < 0) {
            throw new IllegalArgumentException("replay must not be negative, and it is " + replayed);
        }
        return replayed;
    }

    /**
     * By which rewards attempts are compared.
     *
     * @param maxOutputTokens the most tokens of one reply, if limited; a penalty on length that is not set goes by it
     */
    public RewardShaping rewards(OptionalInt maxOutputTokens) {
        return part(SignalName.DAPO)
                .<RewardShaping>map(part -> new SoftOverlong(penalty(part, maxOutputTokens)))
                .orElseGet(RewardShaping::asScored);
    }

    private static OverlongPenalty penalty(SignalPart part, OptionalInt maxOutputTokens) {
        OverlongPenalty published = OverlongPenalty.PUBLISHED;
        int max = part.whole("max", maxOutputTokens.orElse((int) published.max()));
        long share = Math.max(1, max * published.cache() / published.max());
        return new OverlongPenalty(max, part.whole("cache", (int) share));
    }

    /** How a batch comes to groups that teach. */
    public Sampling sampling() {
        return part(SignalName.DAPO)
                .map(part -> new Sampling(
                        part.whole("refill", Sampling.REFILL), part.whole("resample", 1), part.number("failures", 0)))
                .orElseGet(Sampling::none);
    }

    /** How many attempts are weighed with and without a version that is adopted, to tell its drift; 0 measures none. */
    public int measured() {
        int measured = part(SignalName.GSPO)
                .map(part -> part.whole("attempts", MEASURED))
                .orElse(0);
        if (measured < 0 || measured == 1) {
            throw new IllegalArgumentException(
                    "attempts of gspo must be at least 2, or 0 to measure no drift, not " + measured);
        }
        return measured;
    }

    /** How much more credit lessons about plans have, and how much less blame; empty if planning is not looked at. */
    public OptionalDouble planning() {
        return part(SignalName.HICRA)
                .map(part -> OptionalDouble.of(part.number("alpha", ALPHA)))
                .orElseGet(OptionalDouble::empty);
    }

    /** Whether the length of attempts decides what is learned, so that it is shown. */
    public boolean goesByLength() {
        return has(SignalName.GFPO) || has(SignalName.DAPO);
    }

    /** As it is read. */
    @Override
    public String toString() {
        return isWeighed ? parts.stream().map(SignalPart::toString).collect(Collectors.joining(",")) : PUBLISHED;
    }
}
