package dev.acumen.learning.internal.review;

import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import dev.acumen.learning.internal.words.PlanningPhrases;
import dev.acumen.learning.signal.Signal;
import dev.acumen.learning.signal.SignalName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What of a signal the reviewer is shown, and what it makes of lessons.
 *
 * @param isWeighed whether support is shown as a sum of weights
 * @param showsLength whether it is shown how long attempts are
 * @param showsRewards whether it is shown what each attempt has of each reward
 * @param terms of the evaluator's rewards, as far as it tells
 * @param planning how much more credit and less blame lessons about plans have; empty if plans are not looked at
 */
public record SignalView(
        boolean isWeighed, boolean showsLength, boolean showsRewards, List<RewardTerm> terms, OptionalDouble planning) {

    /** Nothing. */
    public static final SignalView NONE = new SignalView(false, false, false, List.of(), OptionalDouble.empty());

    public SignalView {
        terms = List.copyOf(terms);
    }

    /**
     * That of a signal.
     *
     * @param terms of the evaluator's rewards, as far as it tells
     */
    public static SignalView of(Signal signal, List<RewardTerm> terms) {
        return new SignalView(
                signal.isWeighed(), signal.goesByLength(), signal.has(SignalName.GDPO), terms, signal.planning());
    }

    /** The rewards of an attempt that count; one whose condition is not met has a value that says nothing. */
    Map<String, Double> counting(Rewards rewards) {
        Map<String, Double> counting = new LinkedHashMap<>(rewards.values());
        terms.stream()
                .filter(term -> term.condition()
                        .filter(condition -> !condition.isMet(rewards))
                        .isPresent())
                .forEach(term -> counting.remove(term.name()));
        return counting;
    }

    /** Whether it shows more of attempts than what is shown in any case. */
    boolean showsMore() {
        return showsLength || showsRewards || planning.isPresent();
    }

    /** What an agent said, as it is shown. */
    String words(String said) {
        return planning.isPresent() ? PlanningPhrases.marked(said) : said;
    }

    /** {@code A + alpha |A|} of a lesson that is drawn from what went well (HICRA, arXiv 2509.03646, equation 6). */
    double credit(String lesson) {
        return PlanningPhrases.isPlan(lesson) ? 1 + planning.orElse(0) : 1;
    }

    /** The same of one that is blamed for what went wrong. */
    double blame(String lesson) {
        return PlanningPhrases.isPlan(lesson) ? 1 - planning.orElse(0) : 1;
    }
}
