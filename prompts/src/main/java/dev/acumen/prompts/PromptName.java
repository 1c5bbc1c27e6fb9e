package dev.acumen.prompts;

import java.util.Locale;

/** The prompts that are built in. Each is a file of the same name in lower case. */
public enum PromptName {
    /** What an agent is given: instructions, advice, task. */
    ATTEMPT,
    /** What an agent with tools is told about them. */
    TOOLS,
    /** Tells an agent with tools to go on, or to come to its answer. */
    NUDGE,
    /** Stage 1: retell one attempt. */
    SUMMARIZE,
    /** Stage 2: compare the attempts of a group. */
    COMPARE,
    /** Stage 3: what one group's candidate lessons mean for the library. */
    PROPOSE,
    /** Stage 4: reconcile the proposals of a batch. */
    RECONCILE,
    /** Judges an answer by reference answers. */
    JUDGE_REFERENCE,
    /** Judges an answer by criteria in words. */
    JUDGE_RUBRIC,
    /** Asks once more for a reply that could not be read. */
    REPAIR;

    /** The file's name without folder. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".md";
    }
}
