package dev.acumen.learning.internal.review;

import dev.acumen.learning.internal.words.PlanningPhrases;
import dev.acumen.learning.signal.Signal;
import dev.acumen.learning.signal.SignalName;
import java.util.OptionalDouble;

/**
 * What of a signal the reviewer is shown, and what it makes of lessons.
 *
 * @param isWeighed whether support is shown as a sum of weights
 * @param showsLength whether it is shown how long attempts are
 * @param showsRewards whether it is shown what each attempt has of each reward
 * @param planning how much more credit and less blame lessons about plans have; empty if plans are not looked at
 */
public record SignalView(boolean isWeighed, boolean showsLength, boolean showsRewards, OptionalDouble planning) {

    /** Nothing. */
    public static final SignalView NONE = new SignalView(false, false, false, OptionalDouble.empty());

    /** That of a signal. */
    public static SignalView of(Signal signal) {
        return new SignalView(
                signal.isWeighed(), signal.goesByLength(), signal.has(SignalName.GDPO), signal.planning());
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
