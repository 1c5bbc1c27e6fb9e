package dev.acumen.learning.group;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Right attempts against the most convincing wrong ones (DisCO, arXiv 2505.12366, sections 4.1 and 4.2): the gradient of the mean score of the right ones minus {@code tau log Σ exp(s / tau)} over the
 * wrong ones is {@code 1 / right} for each right one and minus the soft-max for each wrong one. Every mixed group counts 1, whatever its share of right attempts. In the paper the score
 * {@code s} is the likelihood of the reply; here it is the logarithm of how often its answer was given, which estimates the same from the samples. Right is what is above the middle between
 * the worst and the best score of the evaluator.
 *
 * @param tau above zero; the smaller, the more the most convincing one counts
 */
public record DiscriminativeVotes(double tau) implements AdvantageEstimator {

    /** Nearly all weight on the most convincing one. */
    public static final double USUAL = 0.1;

    public DiscriminativeVotes {
        if (!(tau > 0 && Double.isFinite(tau))) {
            throw new IllegalArgumentException("tau is above zero, not " + tau);
        }
    }

    @Override
    public AdvantagedGroup estimate(ComparedGroup group) {
        List<Compared> shown = group.shown();
        var rewards = shown.stream().mapToDouble(Compared::score).summaryStatistics();
        double middle = shown.isEmpty() ? 0 : (rewards.getMin() + rewards.getMax()) / 2;
        Map<String, Double> wrong = new HashMap<>();
        long right = 0;
        for (Compared member : shown) {
            if (member.score() > middle) {
                right++;
            } else {
                wrong.merge(answer(member), 1.0, Double::sum);
            }
        }
        if (right == 0 || wrong.isEmpty()) {
            return new AdvantagedGroup(
                    group, group.members().stream().map(member -> 0.0).toList(), 0);
        }
        double most =
                wrong.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double total = wrong.values().stream()
                .mapToDouble(times -> times * Math.exp(Math.log(times / most) / tau))
                .sum();
        double share = 1.0 / right;
        return new AdvantagedGroup(
                group,
                group.members().stream()
                        .map(member -> !member.isShown()
                                ? 0
                                : member.score() > middle
                                        ? share
                                        : -Math.exp(Math.log(wrong.getOrDefault(answer(member), 1.0) / most) / tau)
                                                / total)
                        .toList(),
                1);
    }

    /** The last line that says something, which is where an answer stands. */
    private static String answer(Compared member) {
        return member.attempt()
                .rollout()
                .trajectory()
                .finalAnswer()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((first, second) -> second)
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
