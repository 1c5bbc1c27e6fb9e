package dev.acumen.core.task;

/** What a set of tasks is for. A task belongs to one split only. */
public enum Split {
    /** Attempted while learning; lessons come from here. */
    PRACTICE,
    /** Used to decide between versions while learning. */
    VALIDATION,
    /** Held out: used once, to say how well the result does. */
    TEST
}
