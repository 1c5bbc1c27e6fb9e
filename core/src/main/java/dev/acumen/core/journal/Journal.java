package dev.acumen.core.journal;

import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.tool.ToolAnswer;
import java.util.Map;
import java.util.Optional;

/** What happened in one run, in order, never changed. Safe for use by several threads; an interrupt does it no harm. */
public interface Journal {

    /** The finished call with the given key. */
    Optional<FinishedCall> finished(CallKey key);

    /**
     * Whether a call at the same endpoint, site and turn was finished with another request. Then the run that is resumed
     * has come to another point than before.
     */
    boolean diverges(CallKey key);

    /** How the call failed, if it failed in a step that is decided: it is not to be made again. */
    Optional<JournalEntry.CallFailed> failedForGood(CallKey key);

    /** What the run was given under this name. */
    Optional<String> given(String name);

    /** What a tool answered to the given call. */
    Optional<ToolAnswer> answered(ToolKey call);

    /** Appends the entry. Returns when it would survive a crash of the process. */
    void append(JournalEntry entry);

    /**
     * Calls that were started and never ended by an earlier process, with what each may have cost at worst: they may have been
     * paid for.
     */
    Map<CallKey, Spend> inDoubt();

    /** What the finished calls of the run cost so far, by phase. */
    Map<Phase, Spend> spent();

    /** What the tool calls of the run come to so far, by the tool's name. */
    Map<String, ToolTotals> tools();

    /**
     * What counts against a budget: the finished calls, each further try as a call of unknown usage, and calls in doubt at
     * their worst.
     */
    Spend committed();
}
