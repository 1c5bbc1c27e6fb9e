package dev.acumen.learning;

/** What the reviewer is shown of a group, and of which groups. */
public enum ReviewMaterial {
    /**
     * Everything that is known: the agent's instructions, the evaluator's words, attempts at the same task under an earlier version, and groups without a right
     * attempt where the reference is known. Short attempts are shown as they are, and a call that could only say ADD is not made.
     */
    EVIDENCE,
    /** As published (arXiv 2510.08191, section 2.2): attempts of mixed groups, each retold first, with rewards and the reference. */
    PUBLISHED;

    /** The word for it in settings. */
    public String word() {
        return SettingWord.of(this);
    }

    /**
     * The material of that name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static ReviewMaterial named(String word) {
        return SettingWord.named(ReviewMaterial.class, "review material", word);
    }
}
