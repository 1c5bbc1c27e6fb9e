package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.FinalAnswer.Marker;
import dev.acumen.math.answer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Right if the answer is one of the reference numbers.
 *
 * <p>By default numbers are compared exactly, as decimals and fractions: {@code 2} equals {@code 2.0}, {@code 0.33} does
 * not equal {@code 1/3}. The number is looked for behind the last marker (see {@link FinalAnswer}); there it is the one the
 * answer begins with, else the one behind the last {@code =} or "is", else the last. Without a marker it is the last number
 * of the reply. A reference may be a bare number or a worked solution that ends in a marked one. Units count only where
 * both sides state one. An answer without a number is wrong.
 *
 * @param tolerance how far off is still right
 */
record NumericEvaluator(Tolerance tolerance) implements ReferenceEvaluator {

    private static final Pattern LEAD_IN = Pattern.compile("[=≈]|(?<!\\p{L})(?:is|are|was|were|equals)(?!\\p{L})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    /** Numbers are equal or they are not. */
    public NumericEvaluator() {
        this(Tolerance.NONE);
    }

    @Override
    public Score compare(String reply, List<String> references) {
        List<Quantity> accepted = new ArrayList<>();
        for (String reference : references) {
            in(reference).ifPresent(accepted::add);
        }
        if (accepted.isEmpty()) {
            return Score.unscored(
                    Score.Cause.EVALUATOR,
                    "the reference '" + Reply.brief(references.get(0)) + "' holds no number; use exact or a judge");
        }
        Optional<Quantity> answer = in(reply);
        if (answer.isEmpty()) {
            return Score.wrong(
                    "no number in '" + Reply.brief(FinalAnswer.of(reply).line()) + "'");
        }
        for (Quantity reference : accepted) {
            if (answer.get().agreesWith(reference, tolerance)) {
                return Score.right("is " + reference);
            }
        }
        return Score.wrong(answer.get() + " is not " + accepted.get(0));
    }

    @Override
    public String toString() {
        return tolerance.isNone() ? "numeric" : "numeric:abs=" + tolerance.absolute() + ",rel=" + tolerance.relative();
    }

    /** Whether the reference is a number and nothing else, or a worked solution that ends in one. */
    static boolean isNumber(String reference) {
        FinalAnswer answer = FinalAnswer.of(reference);
        boolean isWorked = answer.marker() == Marker.LABELLED || answer.marker() == Marker.ENCLOSED;
        return NumberText.of(isWorked ? answer.text() : reference).alone().isPresent();
    }

    private static Optional<Quantity> in(String text) {
        FinalAnswer answer = FinalAnswer.of(text);
        if (!answer.isMarked()) {
            return last(NumberText.of(text));
        }
        Optional<Quantity> marked = stated(NumberText.of(answer.line()));
        // "The answer is easy to find: …" marks nothing; a label does, even where what follows is no number.
        return marked.isEmpty() && answer.marker() == Marker.STATED ? last(NumberText.of(answer.text())) : marked;
    }

    private static Optional<Quantity> last(NumberText text) {
        List<NumberText.Found> numbers = text.numbers();
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(numbers.get(numbers.size() - 1).quantity());
    }

    private static Optional<Quantity> stated(NumberText line) {
        List<NumberText.Found> numbers = line.numbers();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        int from = 0;
        Matcher leadIn = LEAD_IN.matcher(line.text());
        while (leadIn.find()) {
            from = leadIn.end();
        }
        boolean isLedIn = from > 0;
        NumberText.Found first = numbers.get(0);
        if (!isLedIn && !WORD.matcher(line.text().substring(0, first.start())).find()) {
            return Optional.of(first.quantity());
        }
        for (NumberText.Found number : numbers) {
            if (isLedIn && number.start() >= from) {
                return Optional.of(number.quantity());
            }
        }
        return last(line);
    }
}
