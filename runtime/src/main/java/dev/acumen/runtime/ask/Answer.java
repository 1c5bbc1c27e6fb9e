package dev.acumen.runtime.ask;

import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer and how it came about.
 *
 * @param rollout with its turns
 * @param version whose lessons stood before it
 * @param simulated whether the simulated endpoint gave it, which is no language model
 * @param spent by phase
 * @param tools what tool calls came to, by tool
 */
public record Answer(
        Rollout rollout,
        LibraryVersion version,
        boolean simulated,
        Map<Phase, Spend> spent,
        Map<String, ToolTotals> tools) {

    public Answer {
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** What was answered. */
    public String text() {
        return rollout.trajectory().finalAnswer();
    }

    /** Whether a limit cut it off. */
    public boolean isTruncated() {
        return rollout.ending() instanceof Ending.Truncated;
    }
}
