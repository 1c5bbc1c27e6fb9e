package dev.acumen.learning.group;

import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Each reward is normalised by itself, so that rewards which add up alike stay apart: {@code A_n,i = (r_n,i - mean_n) / (std_n + epsilon)} and {@code A_i = Σ w_n A_n,i}, which is then
 * normalised over the batch (GDPO, arXiv 2601.05242, section 3). An attempt that does not meet a reward's condition has no part in the contrast of that reward: what is
 * cheap is compared among what is right. In the paper such an attempt has reward 0, which is the worst there; of rewards below zero, such as costs, 0 would be the best.
 *
 * @param terms the rewards that are told beforehand; others that attempts have by name count as they are, each once
 * @param epsilon above zero, keeps quotients finite
 */
public record DecoupledAdvantage(List<RewardTerm> terms, double epsilon) implements AdvantageEstimator {

    private static final String ONLY = "reward";

    public DecoupledAdvantage {
        terms = List.copyOf(terms);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon is above zero, not " + epsilon);
        }
    }

    /** With epsilon 1e-6. */
    public DecoupledAdvantage(List<RewardTerm> terms) {
        this(terms, 1e-6);
    }

    @Override
    public AdvantagedGroup estimate(ComparedGroup group) {
        double[] sums = new double[group.members().size()];
        for (RewardTerm term : termsOf(group)) {
            List<OptionalDouble> values =
                    group.members().stream().map(member -> value(term, member)).toList();
            double mean = mean(values, 0, 1);
            double scale = Math.sqrt(mean(values, mean, 2)) + epsilon;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values.get(i).isPresent()
                        ? term.weight() * (values.get(i).getAsDouble() - mean) / scale
                        : 0;
            }
        }
        return AdvantagedGroup.of(
                group, IntStream.range(0, sums.length).mapToObj(i -> sums[i]).toList());
    }

    /** The terms that are known, and what else attempts are told by; their one reward where they have no other. */
    private List<RewardTerm> termsOf(ComparedGroup group) {
        Set<String> named = new LinkedHashSet<>();
        group.members().forEach(member -> named.addAll(member.rewards().values().keySet()));
        List<RewardTerm> all = new ArrayList<>(
                terms.stream().filter(term -> named.contains(term.name())).toList());
        // What a part of a sum says beside its reward is named after it, and is no reward of its own.
        named.stream()
                .filter(name -> terms.stream()
                        .noneMatch(term -> name.equals(term.name()) || name.startsWith(term.name() + ".")))
                .map(RewardTerm::of)
                .forEach(all::add);
        return all.isEmpty() ? List.of(RewardTerm.of(ONLY)) : all;
    }

    private static OptionalDouble value(RewardTerm term, Compared member) {
        Rewards rewards = member.rewards();
        if (term.name().equals(ONLY) && rewards.get(ONLY).isEmpty()) {
            return OptionalDouble.of(member.reward());
        }
        boolean counts =
                term.condition().map(condition -> condition.isMet(rewards)).orElse(true);
        OptionalDouble value = rewards.get(term.name());
        // One that was cut off is worth nothing where nothing else is known.
        return !counts ? OptionalDouble.empty() : value.isEmpty() && !member.isShown() ? OptionalDouble.of(0) : value;
    }

    private static double mean(List<OptionalDouble> values, double from, int power) {
        return values.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .map(value -> Math.pow(value - from, power))
                .average()
                .orElse(0);
    }

    @Override
    public boolean isOverBatch() {
        return true;
    }

    /** {@code (A - mean) / (std + epsilon)} over all attempts of the batch. */
    @Override
    public List<AdvantagedGroup> overBatch(List<AdvantagedGroup> batch) {
        double[] all = batch.stream()
                .map(AdvantagedGroup::advantages)
                .flatMap(Collection::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double mean = IntStream.range(0, all.length)
                .mapToDouble(i -> all[i])
                .average()
                .orElse(0);
        double variance = IntStream.range(0, all.length)
                .mapToDouble(i -> (all[i] - mean) * (all[i] - mean))
                .average()
                .orElse(0);
        double scale = Math.sqrt(variance) + epsilon;
        return batch.stream()
                .map(group -> AdvantagedGroup.of(
                        group.group(),
                        group.advantages().stream()
                                .map(advantage -> (advantage - mean) / scale)
                                .toList()))
                .toList();
    }
}
