package dev.acumen.simulation.internal.ledger;

import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.HouseRules;
import dev.acumen.simulation.internal.practice.Reading;

/** What the desk does one way or another. The conventions stand in {@code customs.json}. */
public enum Custom {
    /** What a discount is taken on. */
    DISCOUNT(Kind.HARD),
    /** From which day a payment is late. */
    LATE_FEE(Kind.HARD),
    /** Below which amount an order is small. */
    SMALL_ORDER(Kind.HARD),
    /** How often a bonus is given. */
    LOYALTY(Kind.HARD),
    /** How a payment in coins is rounded. */
    COINS(Kind.HARD),
    /** Whether shipping is taxed. */
    SHIPPING_TAX(Kind.EASY),
    /** How much of returned goods is credited. */
    RETURNS(Kind.EASY),
    /** When a deposit is taken off. */
    DEPOSIT(Kind.EASY),
    /** How the answer is written. */
    ANSWER_LINE(Kind.STYLE),
    /** How much is explained. */
    EXPLANATION(Kind.STYLE),
    /** How often the calculator is used. */
    CALCULATOR(Kind.STYLE);

    /** How a custom shows. */
    public enum Kind {
        /** Decides the amount, and somebody who was told nothing mostly gets it wrong. */
        HARD,
        /** Decides the amount, and somebody who was told nothing nearly always gets it right. */
        EASY,
        /** Does not decide the amount. */
        STYLE
    }

    private static final HouseRules ALL = HouseRules.read(Custom.class, "customs.json");
    private static final Reading READING = new Reading(ALL);

    private final Kind kind;

    Custom(Kind kind) {
        this.kind = kind;
    }

    /** How it shows. */
    public Kind kind() {
        return kind;
    }

    /** Reads texts by these customs. */
    public static Reading reading() {
        return READING;
    }

    /** The conventions of this one. */
    public HouseRule rule() {
        return ALL.on(name());
    }
}
