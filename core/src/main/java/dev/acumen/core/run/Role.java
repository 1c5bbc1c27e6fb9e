package dev.acumen.core.run;

/** A kind of work that has a limit of its own on how much of it goes on at once. */
public enum Role {
    /** Attempting tasks. */
    ROLLOUTS,
    /** Judging attempts. */
    JUDGING,
    /** Wording lessons and editing the library. */
    DISTILLING,
    /** Running the tools of an agent. */
    TOOLS
}
