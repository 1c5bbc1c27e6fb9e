package dev.acumen.learning;

/** What keeps a library from filling up. */
public enum UpkeepKind {
    /** Only lessons that say the same word for word are one, and a full library refuses what is new, as published. */
    PUBLISHED,
    /** Lessons that say the same in other words are one, and a full library lets its weakest lesson make room for one that is no weaker. */
    COMPACT;

    /** The word for it in settings and options. */
    public String word() {
        return SettingWord.of(this);
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static UpkeepKind named(String word) {
        return SettingWord.named(UpkeepKind.class, "upkeep", word);
    }
}
