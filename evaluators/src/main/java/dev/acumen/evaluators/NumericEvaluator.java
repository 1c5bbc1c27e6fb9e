package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.Calculation;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.FinalAnswer.Marker;
import dev.acumen.math.answer.Reply;
import dev.acumen.math.number.NumberText;
import dev.acumen.math.number.NumberText.Found;
import dev.acumen.math.number.Quantity;
import dev.acumen.math.number.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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
 * of the reply. A reference may be a bare number, one in words without another, or a worked solution that ends in a marked
 * one. Units count only where both sides state one. An answer that states several numbers is wrong unless all are right. An
 * answer without a number, or with one that is not understood, is unscored: a part of it is never taken for the whole.
 *
 * @param tolerance how far off is still right
 */
record NumericEvaluator(Tolerance tolerance) implements ReferenceEvaluator {

    private static final Pattern LEAD_IN = Pattern.compile("[=≈]|(?<!\\p{L})(?:is|are|was|were|equals)(?!\\p{L})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern EXACT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?:/(\\d+))?(?: [=≈].*)?");
    private static final Pattern BETWEEN = Pattern.compile("(?:between|zwischen|entre)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern EQUALS = Pattern.compile("[^\\d\\n]{0,30}[=≈]");

    private static final Pattern EITHER =
            Pattern.compile("[\\s,;]*(?:or|to|oder|bis|ou|à|o|или|或)[\\s,;]*", Pattern.CASE_INSENSITIVE);

    /** Numbers are equal or they are not. */
    public NumericEvaluator() {
        this(Tolerance.NONE);
    }

    @Override
    public Score compare(String reply, List<String> references) {
        List<Quantity> accepted = references.stream()
                .map(NumericEvaluator::reference)
                .flatMap(Optional::stream)
                .toList();
        if (accepted.isEmpty()) {
            return Score.unscored(
                    Score.Cause.EVALUATOR,
                    "the reference '" + Reply.brief(references.get(0))
                            + "' is not one number; use exact, math or a judge");
        }
        Stated answer = in(reply);
        if (answer.numbers().isEmpty()) {
            return Score.unscored(
                    Score.Cause.EVALUATOR,
                    "no number in '" + Reply.brief(FinalAnswer.of(reply).line()) + "'");
        }
        List<Quantity> given = new ArrayList<>();
        for (Found number : answer.numbers()) {
            Optional<Quantity> quantity = quantity(number);
            if (quantity.isEmpty()) {
                return Score.unscored(
                        Score.Cause.EVALUATOR,
                        "'" + Reply.brief(answer.text().written(number)) + "' is not understood as a number");
            }
            given.add(quantity.get());
        }
        for (Quantity reference : accepted) {
            if (given.stream().allMatch(number -> number.agreesWith(reference, tolerance))) {
                return Score.right("is " + reference);
            }
        }
        return Score.wrong(
                given.size() == 1
                        ? given.get(0) + " is not " + accepted.get(0)
                        : "states " + given.size() + " numbers, not only " + accepted.get(0));
    }

    @Override
    public Optional<String> objection(Task task) {
        List<String> references = task.reference().answers();
        return references.isEmpty()
                        || references.stream().anyMatch(one -> reference(one).isPresent())
                ? Optional.empty()
                : Optional.of("'" + Reply.brief(references.get(0)) + "' is not one number");
    }

    @Override
    public String toString() {
        return tolerance.isNone() ? "numeric" : "numeric:abs=" + tolerance.absolute() + ",rel=" + tolerance.relative();
    }

    /**
     * Whether the references are numbers and nothing else, or worked solutions that end in one. Figures that are a code are
     * none: those with a nought before them, with a point and noughts that others lack, as in versions, and those of one length
     * that is long.
     */
    static boolean areNumbers(List<String> references) {
        List<String> bare = references.stream()
                .map(reference -> {
                    FinalAnswer answer = FinalAnswer.of(reference);
                    return isWorked(answer) ? answer.text() : reference;
                })
                .map(String::strip)
                .toList();
        return !bare.isEmpty()
                && bare.stream().allMatch(text -> NumberText.of(text).alone().isPresent())
                && !Codes.are(bare);
    }

    /** The one number a reference states, if it does. */
    static Optional<Quantity> reference(String reference) {
        FinalAnswer answer = FinalAnswer.of(reference);
        if (isWorked(answer)) {
            List<Found> stated = stated(NumberText.of(answer.line()));
            return stated.size() == 1 ? quantity(stated.get(0)) : Optional.empty();
        }
        List<Found> numbers = NumberText.of(reference).numbers();
        return numbers.size() == 1 ? quantity(numbers.get(0)) : Optional.empty();
    }

    /** What a number is, and what a term comes to; empty if it is not understood. */
    private static Optional<Quantity> quantity(Found found) {
        return found.plain().or(() -> found.term().flatMap(NumericEvaluator::calculated));
    }

    private static Optional<Quantity> calculated(String term) {
        try {
            Matcher exact = EXACT.matcher(Calculation.value(term, () -> {}));
            return exact.matches()
                    ? Optional.of(new Quantity(
                            new BigDecimal(exact.group(1)),
                            exact.group(2) == null ? BigDecimal.ONE : new BigDecimal(exact.group(2)),
                            Optional.empty()))
                    : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static boolean isWorked(FinalAnswer answer) {
        return answer.isMarked();
    }

    /** What an answer states, and the text it stands in. */
    private record Stated(NumberText text, List<Found> numbers) {}

    private static Stated in(String reply) {
        FinalAnswer answer = FinalAnswer.of(reply);
        if (!answer.isMarked()) {
            NumberText text = NumberText.of(reply);
            return new Stated(text, last(text));
        }
        NumberText line = NumberText.of(answer.line());
        List<Found> marked = stated(line);
        // "The answer is easy to find: …" marks nothing; a label does, even where what follows is no number.
        if (marked.isEmpty() && answer.marker() == Marker.STATED) {
            NumberText text = NumberText.of(answer.text());
            return new Stated(text, last(text));
        }
        return new Stated(line, marked);
    }

    /** The last number of a text; all that are joined to it by "or", and all of a text that is nothing but a list. */
    private static List<Found> last(NumberText text) {
        List<Found> numbers = text.numbers();
        if (numbers.isEmpty()) {
            return numbers;
        }
        boolean isList =
                !WORD.matcher(text.text().substring(0, numbers.get(0).start())).find()
                        && text.listFrom(0).size() == numbers.size();
        if (isList) {
            return numbers;
        }
        List<Found> joined = joined(text, numbers.size() - 1, EITHER);
        List<Found> listed = joined(text, numbers.size() - 1, NumberText.SEPARATOR);
        boolean isRange = listed.size() > 1
                && BETWEEN.matcher(text.text().substring(0, listed.get(0).start()))
                        .find();
        return isRange ? listed : joined;
    }

    /** The number at this place and those before it that nothing but the separator stands between. */
    private static List<Found> joined(NumberText text, int place, Pattern separator) {
        List<Found> joined = new ArrayList<>(List.of(text.numbers().get(place)));
        for (int i = place; i > 0; i--) {
            Found before = text.numbers().get(i - 1);
            String between =
                    text.text().substring(before.end(), text.numbers().get(i).start());
            if (!separator.matcher(between).matches()) {
                break;
            }
            joined.add(before);
        }
        Collections.reverse(joined);
        return joined;
    }

    /** What a marked line states: a number or a list of them, at its beginning, behind its last lead-in, or at its end. */
    private static List<Found> stated(NumberText line) {
        List<Found> numbers = line.numbers();
        if (numbers.isEmpty()) {
            return numbers;
        }
        int from = 0;
        Matcher leadIn = LEAD_IN.matcher(line.text());
        while (leadIn.find()) {
            from = leadIn.end();
        }
        boolean isFirst =
                !WORD.matcher(line.text().substring(0, numbers.get(0).start())).find();
        // "3; the other 4 are left" begins with the answer, "3 + 4 = 7" ends in it.
        if (isFirst
                && !EQUALS.matcher(line.text().substring(numbers.get(0).end())).lookingAt()) {
            return line.listFrom(0);
        }
        for (int i = 0; from > 0 && i < numbers.size(); i++) {
            if (numbers.get(i).start() >= from) {
                return line.listFrom(i);
            }
        }
        return joined(line, numbers.size() - 1, NumberText.SEPARATOR);
    }
}
