package dev.acumen.evaluators.internal.shape;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Thinking;
import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.CountedText;
import java.util.regex.Pattern;

/**
 * Right if a regular expression matches somewhere in the reply; a dot matches a line break too. An expression that names markup which was taken off the
 * reply, such as {@code <think>}, is matched against the reply as the model wrote it too.
 *
 * @param expression as it was written
 * @param pattern the same, compiled
 */
public record FormatEvaluator(String expression, Pattern pattern) implements ShapeEvaluator {

    /** The name of a piece of markup, which an expression has whatever it escapes. */
    private static final Pattern TAG = Pattern.compile("[<\\[◁|/]([\\w:-]{3,})[>\\]▷|]");

    /** @throws java.util.regex.PatternSyntaxException if it is no regular expression */
    public FormatEvaluator(String expression) {
        this(expression, Pattern.compile(expression, Pattern.DOTALL | Pattern.MULTILINE));
    }

    @Override
    public Score look(Rollout rollout) {
        try {
            return isIn(rollout.trajectory().finalAnswer()) || isInWritten(rollout)
                    ? Score.right("has the form")
                    : Score.wrong("does not have the form " + expression);
        } catch (CountedText.PatternTooCostly | StackOverflowError e) {
            return Score.unscored(
                    Score.Cause.EVALUATOR, "the regular expression takes too long on this reply; make it simpler");
        }
    }

    private boolean isInWritten(Rollout rollout) {
        return rollout.trajectory()
                .lastReply()
                .filter(reply -> TAG.matcher(String.join(" ", Thinking.markup(reply)))
                        .results()
                        .anyMatch(tag -> expression.contains(tag.group(1))))
                .map(Thinking::written)
                .filter(this::isIn)
                .isPresent();
    }

    private boolean isIn(String text) {
        return pattern.matcher(new CountedText(text)).find();
    }

    @Override
    public String toString() {
        return "format:" + expression;
    }
}
