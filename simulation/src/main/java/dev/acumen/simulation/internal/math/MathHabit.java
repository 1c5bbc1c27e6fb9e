package dev.acumen.simulation.internal.math;

import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.HouseRules;
import dev.acumen.simulation.internal.practice.Reading;

/** What whoever solves such problems does one way or another. The conventions stand in {@code habits.json}, the better one first. */
public enum MathHabit {
    /** With the calculator or in the head. */
    COMPUTING,
    /** Both ends or the difference. */
    ENDPOINTS,
    /** Without or with the order. */
    SELECTIONS,
    /** Reduced or not. */
    LOWEST_TERMS,
    /** All the way by all the time, or the mean of the speeds. */
    SPEEDS;

    private static final HouseRules ALL = HouseRules.read(MathHabit.class, "habits.json");
    private static final Reading READING = new Reading(ALL);

    /** Reads texts by these habits. */
    public static Reading reading() {
        return READING;
    }

    /** The conventions of this one. */
    public HouseRule rule() {
        return ALL.on(name());
    }
}
