package dev.acumen.simulation.web.site;

import dev.acumen.simulation.internal.inquiry.Habit;
import java.util.Optional;

/** How a fact is made hard to get right. */
enum Plant {
    /** Not at all: it stands in the list of facts. */
    NONE(Optional.empty()),
    /** A news item gives a date that the calendar corrects. */
    CALENDAR(Optional.of(Habit.DATES)),
    /** The text rounds what the table states. */
    TABLE(Optional.of(Habit.FIGURES)),
    /** The table counts in thousands. */
    THOUSANDS(Optional.of(Habit.UNITS)),
    /** The page gives a rough amount and links the PDF that has the exact one. */
    PDF(Optional.of(Habit.FILES)),
    /** It stands far down on a long page. */
    FAR_DOWN(Optional.of(Habit.LONG_PAGES)),
    /** The link leads to the page that was superseded by the right one. */
    MOVED(Optional.of(Habit.OLD_PAGES)),
    /** Only surname and department are given, and two people share the surname. */
    NAMESAKE(Optional.of(Habit.NAMESAKES));

    private final Optional<Habit> habit;

    Plant(Optional<Habit> habit) {
        this.habit = habit;
    }

    /** The habit on which it bears. */
    public Optional<Habit> habit() {
        return habit;
    }
}
