package dev.acumen.learning;

import java.util.Locale;

/** Which attempts of a group the reviewer is shown, and in which order. */
public enum AttemptOrder {
    /** Those with an advantage, the best first, each with its weight. */
    ADVANTAGE,
    /** All graded ones as they came, without weights. Runs that do not name an order were made this way. */
    SAMPLE;

    /** The word for it in settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The order of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AttemptOrder named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
