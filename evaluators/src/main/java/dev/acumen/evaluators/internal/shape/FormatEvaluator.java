package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.CountedText;
import java.util.regex.Pattern;

/**
 * Right if a regular expression matches somewhere in the reply, thinking included; a dot matches a line break too.
 *
 * @param expression as it was written
 * @param pattern the same, compiled
 */
public record FormatEvaluator(String expression, Pattern pattern) implements ShapeEvaluator {

    /** @throws java.util.regex.PatternSyntaxException if it is no regular expression */
    public FormatEvaluator(String expression) {
        this(expression, Pattern.compile(expression, Pattern.DOTALL | Pattern.MULTILINE));
    }

    @Override
    public Score look(Rollout rollout) {
        try {
            return pattern.matcher(new CountedText(rollout.trajectory().finalAnswer()))
                            .find()
                    ? Score.right("has the form")
                    : Score.wrong("does not have the form " + expression);
        } catch (CountedText.PatternTooCostly | StackOverflowError e) {
            return Score.unscored(
                    Score.Cause.EVALUATOR, "the regular expression takes too long on this reply; make it simpler");
        }
    }

    @Override
    public String toString() {
        return "format:" + expression;
    }
}
