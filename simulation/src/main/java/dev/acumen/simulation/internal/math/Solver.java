package dev.acumen.simulation.internal.math;

import dev.acumen.simulation.internal.turns.Settled;
import dev.acumen.simulation.internal.turns.ToolUse;
import dev.acumen.simulation.internal.turns.Trail;
import dev.acumen.simulation.internal.turns.TurnReply;
import dev.acumen.simulation.math.MathDomain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays at solving the problems of {@link MathDomain} with the tool {@code calculate}, or {@code python} where there is no other. Where it has a
 * choice it does what a lesson says, most of the time, and without one what comes to its mind; what it works out in the head is
 * often a little off.
 */
public final class Solver {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final double SLIP = 0.7;

    private final double adherence;

    /** @param adherence how often it follows a lesson, 0 to 1 */
    public Solver(double adherence) {
        this.adherence = adherence;
    }

    /** Whether a text holds one of its problems. */
    public static boolean knows(String text) {
        return Problem.in(text).isPresent();
    }

    /** What it says next. */
    public TurnReply reply(Trail trail, RandomGenerator random) {
        Optional<Problem> problem = Problem.in(trail.question());
        if (problem.isEmpty()) {
            return new TurnReply("I only know a few kinds of problems, and this is none of them.", List.of());
        }
        Settled settled = new Settled(trail, MathHabit.reading(), adherence, random);
        String way = problem.get()
                .kind()
                .habit()
                .map(habit -> settled.on(habit.name()))
                .orElse("");
        boolean canCalculate =
                trail.tools().contains("calculate") || trail.tools().contains("python");
        boolean calculates = settled.on(MathHabit.COMPUTING.name()).equals("tool") && canCalculate;
        if (!calculates) {
            return answer(settled, inTheHead(problem.get().value(way), random).toString());
        }
        if (trail.told().isEmpty() && !trail.mustAnswer()) {
            return call(trail, settled, problem.get().expression(way));
        }
        Matcher told = WHOLE.matcher(trail.told().isEmpty() ? "" : trail.told().get(0));
        return answer(
                settled,
                told.find()
                        ? told.group()
                        : inTheHead(problem.get().value(way), random).toString());
    }

    private static TurnReply call(Trail trail, Settled settled, String expression) {
        ToolUse use = trail.tools().contains("calculate")
                ? ToolUse.of("calculate", Map.of("expression", expression))
                : ToolUse.of("python", Map.of("code", inPython(expression)));
        List<String> lines = new ArrayList<>(settled.freshNotes());
        if (!trail.isText()) {
            return new TurnReply(String.join("\n", lines), List.of(use));
        }
        lines.add(use.asText());
        return new TurnReply(String.join("\n", lines), List.of());
    }

    private static String inPython(String expression) {
        String plain = expression.replace("^", "**").replace("FACT", "factorial");
        return "from math import factorial\n" + plain.replace(" / ", " // ");
    }

    private static TurnReply answer(Settled settled, String value) {
        List<String> lines = new ArrayList<>();
        lines.add("Decisions on the way:");
        lines.addAll(settled.notes());
        lines.add("\\boxed{" + value + "}");
        return new TurnReply(String.join("\n", lines), List.of());
    }

    /** Small numbers come out right; of large ones a digit or a carry goes wrong. */
    private static BigInteger inTheHead(BigInteger value, RandomGenerator random) {
        boolean slips = value.bitLength() > 7 && random.nextDouble() < SLIP;
        return slips ? value.add(BigInteger.valueOf(random.nextLong(1, 10) * (random.nextBoolean() ? 1 : 10))) : value;
    }
}
