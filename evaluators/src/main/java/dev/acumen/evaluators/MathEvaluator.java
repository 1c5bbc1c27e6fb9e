package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.MathEquivalence;
import dev.acumen.math.MathVerdict;
import java.time.Duration;
import java.util.List;

/**
 * Right if the answer is the same mathematics as one of the references, whatever the notation; see {@link MathEquivalence}.
 * What cannot be decided is unscored, never wrong.
 *
 * @param limit how long one comparison may take
 */
record MathEvaluator(Duration limit) implements ReferenceEvaluator {

    public MathEvaluator {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a comparison takes longer than " + limit);
        }
    }

    /** With {@link MathEquivalence#USUAL_LIMIT}. */
    public MathEvaluator() {
        this(MathEquivalence.USUAL_LIMIT);
    }

    @Override
    public Score compare(String reply, List<String> references) {
        MathVerdict last = MathVerdict.undecided("no reference");
        MathVerdict undecided = last;
        boolean isUndecided = false;
        for (String reference : references) {
            last = MathEquivalence.judge(reference, reply, limit);
            if (last.isEqual()) {
                return Score.right(last.reason());
            }
            if (!last.isDifferent()) {
                undecided = last;
                isUndecided = true;
            }
        }
        return isUndecided
                ? Score.unscored(Score.Cause.EVALUATOR, "cannot tell: " + undecided.reason())
                : Score.wrong(last.reason());
    }

    @Override
    public String toString() {
        return "math";
    }
}
