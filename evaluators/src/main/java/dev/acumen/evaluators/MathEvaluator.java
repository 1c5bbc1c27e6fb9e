package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.MathEquivalence;
import dev.acumen.math.MathVerdict;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Right if the answer is the same mathematics as one of the references, whatever the notation; see {@link MathEquivalence}.
 * What cannot be decided is unscored, never wrong.
 *
 * @param limit how long one comparison may take
 */
record MathEvaluator(Duration limit) implements ReferenceEvaluator {

    private static final int LONGEST_ANSWER = 150;
    private static final int FEWEST_SENTENCES = 2;
    private static final Pattern SENTENCE_END = Pattern.compile("\\p{Ll}{2,}[.!?](?=\\s)|\\p{Ll}{2,}[.!?]$|[.!?]\\R");

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
    public Optional<String> objection(Task task) {
        List<String> references = task.reference().answers();
        return references.isEmpty() || !references.stream().allMatch(MathEvaluator::isUnmarkedSolution)
                ? Optional.empty()
                : Optional.of("'" + Reply.brief(references.get(0))
                        + "' is a worked solution that does not mark its answer, as by \\boxed{…} or '#### …'");
    }

    private static boolean isUnmarkedSolution(String reference) {
        return reference.length() > LONGEST_ANSWER
                && SENTENCE_END
                                .matcher(reference)
                                .results()
                                .limit(FEWEST_SENTENCES)
                                .count()
                        == FEWEST_SENTENCES
                && !FinalAnswer.of(reference).isMarked();
    }

    @Override
    public String toString() {
        return "math";
    }
}
