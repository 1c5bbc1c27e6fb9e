package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.report.HeldOutRewards;
import dev.acumen.runtime.report.Rejection;
import dev.acumen.runtime.report.ReportJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a learning run came to and what it took.
 *
 * @param report what was learned
 * @param held the result that waits for a person's decision; empty if the head moved, or nothing changed
 * @param rewards of the held-out attempts
 * @param spent by phase, over all processes that worked on the run
 * @param tools what tool calls came to, by tool
 */
public record LearnOutcome(
        LearnReport report,
        Optional<HeldResult> held,
        HeldOutRewards rewards,
        Map<Phase, Spend> spent,
        Map<String, ToolTotals> tools) {
    public LearnOutcome {
        spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    ObjectNode report(Connection connection) {
        ObjectNode result = ReportJson.object();
        result.put("run", report.run().value());
        result.put("library", report.library());
        result.put("version", report.version().id().hex());
        result.put("base", report.base().id().hex());
        result.put("held", held.filter(HeldResult::isWaiting).isPresent());
        result.put("lessons", report.version().lessons().size());
        result.put("simulated", connection.isSimulated());
        result.put("model", connection.settings().name());
        report.heldOut()
                .ifPresentOrElse(
                        comparison -> result.set("heldOut", ReportJson.comparison(comparison)),
                        () -> result.putNull("heldOut"));
        report.claim()
                .ifPresentOrElse(claim -> result.set("claim", ReportJson.claim(claim)), () -> result.putNull("claim"));
        result.put("rolledBack", report.isRolledBack());
        ReportJson.adoption(result, report);
        Rejection.put(result, Rejection.of(report));
        ReportJson.spend(result, spent());
        ReportJson.tools(result, tools());
        return result;
    }
}
