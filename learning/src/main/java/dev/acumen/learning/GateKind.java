package dev.acumen.learning;

/** How it is decided whether what a step would change becomes the head of the library. */
public enum GateKind {
    /** Whatever was planned is adopted untested, as published. */
    NONE,
    /** The best of several plans on a small probe, or none of them. Chooses; claims nothing. */
    PROBE,
    /** The best plan, if it does no worse than the version before on the whole validation split. */
    NO_WORSE,
    /** The best plan, if it does better there, or as well with fewer tokens. */
    BETTER;

    /** The word for it in settings and options. */
    public String word() {
        return SettingWord.of(this);
    }

    /** Whether plans are tried on the validation split as a whole. */
    public boolean needsValidation() {
        return this == NO_WORSE || this == BETTER;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static GateKind named(String word) {
        return SettingWord.named(GateKind.class, "gate", word);
    }
}
