package dev.acumen.simulation.internal.inquiry;

import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.HouseRules;
import dev.acumen.simulation.internal.practice.Reading;

/** What whoever searches a website does one way or another. The conventions stand in {@code habits.json}. */
public enum Habit {
    /** From where to look for the first page. */
    START,
    /** Click a link or make up its address. */
    LINKS,
    /** The bare value or a sentence. */
    ANSWER,
    /** The calendar or the news item. */
    DATES,
    /** The table or the rounded text. */
    FIGURES,
    /** Read on or not. */
    LONG_PAGES,
    /** Go on from a superseded page or not. */
    OLD_PAGES,
    /** Which of two people of one surname. */
    NAMESAKES,
    /** The PDF or its announcement. */
    FILES,
    /** Mind the unit of a table or not. */
    UNITS;

    private static final HouseRules ALL = HouseRules.read(Habit.class, "habits.json");
    private static final Reading READING = new Reading(ALL);

    /** Every habit with its conventions. */
    public static HouseRules all() {
        return ALL;
    }

    /** Reads texts by them. */
    public static Reading reading() {
        return READING;
    }

    /** The conventions of this one. */
    public HouseRule rule() {
        return ALL.on(name());
    }
}
