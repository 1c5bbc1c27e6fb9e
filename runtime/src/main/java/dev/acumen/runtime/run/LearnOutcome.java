package dev.acumen.runtime.run;

import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.learning.report.LearnReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a learning run came to and what it took.
 *
 * @param report what was learned
 * @param spent by phase, over all processes that worked on the run
 * @param tools what tool calls came to, by tool
 */
public record LearnOutcome(LearnReport report, Map<Phase, Spend> spent, Map<String, ToolTotals> tools) {
    public LearnOutcome {
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }
}
