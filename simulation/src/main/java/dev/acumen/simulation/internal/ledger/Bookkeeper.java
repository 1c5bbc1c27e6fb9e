package dev.acumen.simulation.internal.ledger;

import dev.acumen.simulation.internal.turns.Settled;
import dev.acumen.simulation.internal.turns.ToolUse;
import dev.acumen.simulation.internal.turns.Trail;
import dev.acumen.simulation.internal.turns.TurnReply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Plays at posting the invoices of the ledger domains. Where it has a choice it does what a lesson says, most of the time, and without one what comes to its mind: about what decides the
 * amount, and about how it writes, how much it explains and how often it asks the calculator. What it works out in the head is now and then a little off.
 */
public final class Bookkeeper {

    private static final double SLIP = 0.25;
    /** Calls of somebody who has every amount worked out. */
    private static final int AMOUNTS = 3;

    private static final String LECTURE =
            "This figure follows from the one above and from the published terms, which hold for everybody at this desk, and it is set out here in"
                    + " words so that whoever reads the page later sees how it came about without having to look it up elsewhere.";

    private final double adherence;

    /** @param adherence how often it follows a lesson, 0 to 1 */
    public Bookkeeper(double adherence) {
        this.adherence = adherence;
    }

    /** Whether a text holds one of its invoices. */
    public static boolean knows(String text) {
        return Invoice.in(text).isPresent();
    }

    /** What it says next. */
    public TurnReply reply(Trail trail, RandomGenerator random) {
        Invoice invoice = Invoice.in(trail.question()).orElseThrow();
        Settled settled = new Settled(trail, Custom.reading(), adherence, random);
        boolean canCalculate = trail.tools().contains("calculate");
        String calculator = canCalculate ? settled.on(Custom.CALCULATOR.name()) : "";
        int calls = trail.mustAnswer()
                ? 0
                : switch (calculator) {
                    case "once" -> 1;
                    case "each" -> AMOUNTS;
                    default -> 0;
                };
        Map<Custom, String> ways = new EnumMap<>(Custom.class);
        if (trail.told().size() < calls) {
            return call(trail, settled, invoice);
        }
        invoice.bearing().forEach(custom -> ways.put(custom, settled.on(custom.name())));
        boolean slips = calculator.equals("head") && random.nextDouble() < SLIP;
        BigDecimal amount = invoice.amount(ways).add(slips ? new BigDecimal("1.00") : BigDecimal.ZERO);
        return new TurnReply(written(settled, amount.toPlainString()), List.of());
    }

    private static TurnReply call(Trail trail, Settled settled, Invoice invoice) {
        ToolUse use = ToolUse.of(
                "calculate",
                Map.of(
                        "expression",
                        invoice.goods() + " * " + (100 - invoice.discount()) + " + "
                                + trail.told().size()));
        List<String> lines = new ArrayList<>(settled.freshNotes());
        if (!trail.isText()) {
            return new TurnReply(String.join("\n", lines), List.of(use));
        }
        lines.add(use.asText());
        return new TurnReply(String.join("\n", lines), List.of());
    }

    private static String written(Settled settled, String amount) {
        String explanation = settled.on(Custom.EXPLANATION.name());
        String last = settled.on(Custom.ANSWER_LINE.name());
        List<String> lines = new ArrayList<>();
        lines.add("Decisions on the way:");
        lines.addAll(settled.notes());
        if (!explanation.equals("brief")) {
            for (String figure :
                    List.of("The net sum comes first.", "The levy is added to it.", "The rest is settled then.")) {
                lines.add(figure + " " + LECTURE);
            }
        }
        lines.add(
                switch (last) {
                    case "posted" -> "POSTED: " + amount;
                    case "hash" -> "#### " + amount;
                    default -> "So the amount that goes into the book is " + amount + " euros.";
                });
        return String.join("\n", lines);
    }
}
