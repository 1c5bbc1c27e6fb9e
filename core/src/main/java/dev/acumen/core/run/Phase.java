package dev.acumen.core.run;

/** What a model call is for; spend is reported by phase. */
public enum Phase {
    /** Attempting a task. */
    ROLLOUT,
    /** Judging an attempt. */
    JUDGE,
    /** Summarising an attempt. */
    SUMMARIZE,
    /** Comparing the attempts of a group and wording why the better ones did better. */
    DISTILL,
    /** Deciding how the library changes. */
    CURATE,
    /** Reflecting outside a group. */
    REFLECT,
    /** Telling how likely a reply is. */
    LIKELIHOOD;

    /** Under whose limit such calls go out. */
    public Role role() {
        return switch (this) {
            case ROLLOUT, LIKELIHOOD -> Role.ROLLOUTS;
            case JUDGE -> Role.JUDGING;
            case SUMMARIZE, DISTILL, CURATE, REFLECT -> Role.DISTILLING;
        };
    }
}
