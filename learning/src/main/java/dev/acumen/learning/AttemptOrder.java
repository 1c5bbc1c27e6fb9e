package dev.acumen.learning;

/** Which attempts of a group the reviewer is shown, and in which order. */
public enum AttemptOrder {
    /** Those with an advantage, the best first, each with its weight. */
    ADVANTAGE,
    /** All graded ones as they came, without weights. Runs that do not name an order were made this way. */
    SAMPLE;

    /** The word for it in settings. */
    public String word() {
        return SettingWord.of(this);
    }

    /**
     * The order of that name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static AttemptOrder named(String word) {
        return SettingWord.named(AttemptOrder.class, "order of attempts", word);
    }
}
