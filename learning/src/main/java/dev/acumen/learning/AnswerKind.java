package dev.acumen.learning;

/** Whether the answers of tasks are labels of a small closed set, such as the departments that a message can go to. A lesson may name a label; it must not name an answer that gives a task away. */
public enum AnswerKind {
    /** Labels if practice has few different answers and many tasks to each, answers otherwise. */
    AUTO,
    /** Labels, however few tasks there are to each. */
    CLOSED,
    /** Answers, each of its own task. */
    OPEN;

    /** The word for it in settings. */
    public String word() {
        return SettingWord.of(this);
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    public static AnswerKind named(String word) {
        return SettingWord.named(AnswerKind.class, "kind of answers", word);
    }
}
