package dev.acumen.math;

import dev.acumen.math.internal.WrittenNumbers;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether the answer in a reply is the same mathematics as a reference: equal, different, or cannot tell. What is not
 * understood is never called equal unless it is the same letter by letter.
 */
public final class MathEquivalence {

    /** Long enough for every comparison that is allowed by its count of steps, on a busy machine too. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    private static final Pattern INTEGER = Pattern.compile("\\s*\\$?\\s*([-+]?\\d{1,300})\\s*\\$?\\s*\\.?\\s*");

    private static final int MOST_COPIED = 6_000;
    private static final Pattern NOUGHT = Pattern.compile(",0(?!\\d)");
    private static final Pattern EULER = Pattern.compile("-?\\d{1,3}e[-+]\\d{1,3}");

    private MathEquivalence() {}

    /** The verdict on a reply, within {@link #USUAL_LIMIT}. */
    public static MathVerdict judge(String reference, String reply) {
        return judge(reference, reply, USUAL_LIMIT);
    }

    /**
     * The verdict on a reply.
     *
     * @param reference a bare answer, LaTeX or plain, or a solution that ends in a marked one
     * @param reply the whole of it
     * @param limit after which the verdict is that it cannot be told
     */
    public static MathVerdict judge(String reference, String reply, Duration limit) {
        Effort effort = new Effort(limit);
        try {
            return judge(reference, reply, effort);
        } catch (Undecidable e) {
            return MathVerdict.undecided(e.reason());
        } catch (Undefined e) {
            return MathVerdict.undecided(String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            return MathVerdict.undecided("a number is out of the range of what is calculated");
        } catch (StackOverflowError e) {
            // The depth of nesting is bounded where it is counted; this is for what nobody has thought of.
            return MathVerdict.undecided("the answer is nested too deeply");
        }
    }

    private static MathVerdict judge(String reference, String reply, Effort effort) {
        Gold gold = Gold.of(reference, effort);
        if (reply.length() < MOST_COPIED
                && Reading.letters(reply).equals(gold.reading().plain())) {
            return MathVerdict.equal("the same text");
        }
        String answer = new MathReply(reply, gold, effort.again()).answer();
        Optional<BigInteger> expected = integer(gold.text());
        Optional<BigInteger> given = integer(answer);
        if (expected.isPresent() && given.isPresent()) {
            return expected.get().equals(given.get())
                    ? MathVerdict.equal("is " + expected.get())
                    : MathVerdict.different(given.get() + " is not " + expected.get());
        }
        Reading read = Reading.of(answer, effort);
        MathVerdict verdict = compare(gold.reading(), read, effort);
        return verdict.isEqual()
                ? verdict
                : withCommas(gold.reading(), read, verdict, isPointed(reply, answer), effort);
    }

    /**
     * Where one side has commas that may be parts of its numbers and the other has none, they are read as such. Where both
     * have, or what stands behind a comma may be an item of its own, nobody can tell.
     */
    private static MathVerdict withCommas(
            Reading gold, Reading answer, MathVerdict verdict, boolean isPointed, Effort effort) {
        Optional<Reading> left = gold.withCommasInNumbers(true, effort);
        Optional<Reading> right = answer.withCommasInNumbers(!isPointed, effort);
        if (left.isEmpty() && right.isEmpty()) {
            return verdict;
        }
        MathVerdict other = compare(left.orElse(gold), right.orElse(answer), effort);
        if (!other.isEqual()) {
            return verdict;
        }
        boolean isPlain = left.isPresent() != right.isPresent() && !endsInNought(left.isPresent() ? gold : answer);
        return isPlain ? other : MathVerdict.undecided(brief(answer.plain()) + " may be a list or have decimal commas");
    }

    /** Whether what stands beside the answer shows that the reply writes decimal points. */
    private static boolean isPointed(String reply, String answer) {
        return answer.contains(",") && WrittenNumbers.isPointed(reply);
    }

    private static boolean endsInNought(Reading reading) {
        return NOUGHT.matcher(reading.plain()).find();
    }

    static MathVerdict compare(Reading gold, Reading answer, Effort effort) {
        if (gold.plain().equals(answer.plain())) {
            return MathVerdict.equal("the same text");
        }
        for (Reading reading : List.of(gold, answer)) {
            if (reading.obstacle().isPresent()) {
                return MathVerdict.undecided("'" + brief(reading.plain()) + "' is not understood: "
                        + reading.obstacle().get());
            }
        }
        MathVerdict verdict = new Comparison(effort).compare(gold.node(), answer.node());
        if (verdict.isDifferent() && (isWithEuler(gold) || isWithEuler(answer))) {
            verdict = new Comparison(effort).compare(withEuler(gold, effort), withEuler(answer, effort));
        }
        return new MathVerdict(
                verdict.outcome(), brief(answer.plain()) + " against " + brief(gold.plain()) + ": " + verdict.reason());
    }

    /** 2e-3 is a number in scientific notation to a program and 2e - 3 to a mathematician. */
    private static boolean isWithEuler(Reading reading) {
        return EULER.matcher(reading.plain()).matches();
    }

    private static Node withEuler(Reading reading, Effort effort) {
        return isWithEuler(reading)
                ? Reading.of(reading.plain().replace("e", " e "), effort).node()
                : reading.node();
    }

    private static Optional<BigInteger> integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        return matcher.matches() ? Optional.of(new BigInteger(matcher.group(1))) : Optional.empty();
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
