package dev.acumen.simulation.internal.math;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A problem of one of five kinds.
 *
 * @param kind which
 * @param numbers in its text, in order
 */
public record Problem(Kind kind, List<Long> numbers) {

    public Problem {
        numbers = List.copyOf(numbers);
    }

    /** What is asked, how it is written, and what there is to settle beside how to compute. */
    public enum Kind {
        POWER("What is the remainder when %d to the power of %d is divided by %d?", Optional.empty()),
        MULTIPLES(
                "How many multiples of %d are there from %d to %d, where both of these are multiples of it?",
                Optional.of(MathHabit.ENDPOINTS)),
        COMMITTEE(
                "A club has %d members. In how many ways can %d of them be selected for a committee?",
                Optional.of(MathHabit.SELECTIONS)),
        FRACTION(
                "Of %d tickets %d win. The chance that a ticket wins is p/q in lowest terms. What is p + q?",
                Optional.of(MathHabit.LOWEST_TERMS)),
        SPEED(
                "A train goes %d km at %d km/h and the same way back at %d km/h. What is its average speed in km/h?",
                Optional.of(MathHabit.SPEEDS));

        private final String text;
        private final Optional<MathHabit> habit;
        private final Pattern pattern;

        Kind(String text, Optional<MathHabit> habit) {
            this.text = text;
            this.habit = habit;
            this.pattern = Pattern.compile(Arrays.stream(text.split("%d", -1))
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + "(\\d{1,9})" + b)
                    .orElseThrow());
        }

        Optional<MathHabit> habit() {
            return habit;
        }
    }

    /** The problem that a text holds. */
    public static Optional<Problem> in(String text) {
        for (Kind kind : Kind.values()) {
            Matcher found = kind.pattern.matcher(text);
            if (found.find()) {
                return Optional.of(new Problem(
                        kind,
                        IntStream.rangeClosed(1, found.groupCount())
                                .mapToObj(group -> Long.valueOf(found.group(group)))
                                .toList()));
            }
        }
        return Optional.empty();
    }

    /** A problem of the kind with numbers drawn for it. */
    public static Problem drawn(Kind kind, RandomGenerator random) {
        return switch (kind) {
            case POWER ->
                new Problem(
                        kind, List.of(random.nextLong(13, 30), random.nextLong(7, 15), random.nextLong(700, 1_000)));
            case MULTIPLES -> {
                long step = random.nextLong(7, 40);
                long first = step * random.nextLong(11, 60);
                yield new Problem(kind, List.of(step, first, first + step * random.nextLong(111, 400)));
            }
            case COMMITTEE -> new Problem(kind, List.of(random.nextLong(14, 28), random.nextLong(3, 6)));
            case FRACTION -> {
                long common = random.nextLong(3, 13);
                long win = random.nextLong(11, 60);
                yield new Problem(kind, List.of(common * (win + random.nextLong(13, 90)), common * win));
            }
            case SPEED -> {
                // 2ab / (a + b) is whole for a = k m (m + n), b = k n (m + n).
                long k = random.nextLong(1, 4);
                long m = random.nextLong(2, 6);
                long n = m + random.nextLong(1, 4);
                yield new Problem(kind, List.of(10 * random.nextLong(11, 60), k * m * (m + n), k * n * (m + n)));
            }
        };
    }

    public String text() {
        return String.format(Locale.ROOT, kind.text, numbers.toArray());
    }

    /**
     * What has to be computed, going by a convention.
     *
     * @param convention on the kind's habit; what is left where it has none does not matter
     */
    public String expression(String convention) {
        return switch (kind) {
            case POWER -> number(0) + "^" + number(1) + " % " + number(2);
            case MULTIPLES ->
                "(" + number(2) + " - " + number(1) + ") / " + number(0) + (convention.equals("both") ? " + 1" : "");
            case COMMITTEE ->
                "FACT(" + number(0) + ") / FACT(" + (number(0) - number(1)) + ")"
                        + (convention.equals("unordered") ? " / FACT(" + number(1) + ")" : "");
            case FRACTION -> {
                long common = convention.equals("reduced") ? gcd() : 1;
                yield number(0) / common + " + " + number(1) / common;
            }
            case SPEED ->
                convention.equals("total")
                        ? "2 * " + number(1) + " * " + number(2) + " / (" + number(1) + " + " + number(2) + ")"
                        : "(" + number(1) + " + " + number(2) + ") / 2";
        };
    }

    /** The value of that expression. */
    public BigInteger value(String convention) {
        return switch (kind) {
            case POWER -> big(0).modPow(big(1), big(2));
            case MULTIPLES ->
                big(2).subtract(big(1)).divide(big(0)).add(BigInteger.valueOf(convention.equals("both") ? 1 : 0));
            case COMMITTEE -> {
                BigInteger ways = BigInteger.ONE;
                for (long i = 0; i < number(1); i++) {
                    ways = ways.multiply(BigInteger.valueOf(number(0) - i));
                }
                BigInteger orders = BigInteger.ONE;
                for (long i = 2; i <= number(1); i++) {
                    orders = orders.multiply(BigInteger.valueOf(i));
                }
                yield convention.equals("unordered") ? ways.divide(orders) : ways;
            }
            case FRACTION -> big(0).add(big(1)).divide(BigInteger.valueOf(convention.equals("reduced") ? gcd() : 1));
            case SPEED ->
                convention.equals("total")
                        ? big(1).multiply(big(2)).shiftLeft(1).divide(big(1).add(big(2)))
                        : big(1).add(big(2)).shiftRight(1);
        };
    }

    /** The answer. */
    public BigInteger answer() {
        return value(kind.habit()
                .map(habit -> habit.rule().conventions().get(0).id())
                .orElse(""));
    }

    private long number(int place) {
        return numbers.get(place);
    }

    private BigInteger big(int place) {
        return BigInteger.valueOf(number(place));
    }

    private long gcd() {
        return big(0).gcd(big(1)).longValueExact();
    }
}
