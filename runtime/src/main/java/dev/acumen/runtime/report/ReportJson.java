package dev.acumen.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.report.LearnReport;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reports as JSON, for programs and for the journal. */
public final class ReportJson {

    private ReportJson() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code {without, with, difference, low, high, confidence, tasks, leftOut, verdict, improved, worsened}}. */
    public static ObjectNode comparison(PairedComparison comparison) {
        ObjectNode node = object();
        node.put("without", comparison.without());
        node.put("with", comparison.with());
        node.put("difference", comparison.difference());
        node.put("low", comparison.low());
        node.put("high", comparison.high());
        node.put("confidence", PairedComparison.CONFIDENCE);
        node.put("tasks", comparison.tasks());
        node.put("leftOut", comparison.leftOut());
        node.put("verdict", comparison.verdict().words());
        ArrayNode improved = node.putArray("improved");
        comparison.improved().forEach(task -> improved.add(task.value()));
        ArrayNode worsened = node.putArray("worsened");
        comparison.worsened().forEach(task -> worsened.add(task.value()));
        return node;
    }

    /** {@code {without, with, difference, low, high, tasks, leftOut, better, worse, evidenceBetter, evidenceWorse, verdict, moreTasks}}; evidence as odds to one. */
    public static ObjectNode sequential(SequentialComparison comparison) {
        ObjectNode node = object();
        // Not measured is not a number.
        boolean isMeasured = comparison.tasks() > 0;
        put(node, "without", isMeasured ? OptionalDouble.of(comparison.without()) : OptionalDouble.empty());
        put(node, "with", isMeasured ? OptionalDouble.of(comparison.with()) : OptionalDouble.empty());
        put(node, "difference", isMeasured ? OptionalDouble.of(comparison.difference()) : OptionalDouble.empty());
        node.put("low", comparison.low());
        node.put("high", comparison.high());
        node.put("tasks", comparison.tasks());
        node.put("leftOut", comparison.leftOut());
        node.put("better", comparison.wins());
        node.put("worse", comparison.losses());
        node.put("evidenceBetter", Math.exp(comparison.logBetter()));
        node.put("evidenceWorse", Math.exp(comparison.logWorse()));
        node.put("verdict", comparison.verdict().words());
        comparison.more().ifPresentOrElse(more -> node.put("moreTasks", more), () -> node.putNull("moreTasks"));
        return node;
    }

    /** {@code {version, against, run, endpoint, verdict, alpha, tasks, leftOut, practised, better, worse, before, after, low, high, at}}. */
    public static ObjectNode claim(Claim claim) {
        Claim.Compared compared = claim.compared();
        return object().put("version", claim.version().hex())
                .put("against", claim.against().hex())
                .put("run", claim.run().value())
                .put("endpoint", claim.endpoint())
                .put("verdict", claim.verdict().words())
                .put("alpha", claim.alpha())
                .put("tasks", compared.tasks())
                .put("leftOut", compared.leftOut())
                .put("practised", compared.practised())
                .put("better", compared.better())
                .put("worse", compared.worse())
                .put("before", compared.before())
                .put("after", compared.after())
                .put("low", compared.low())
                .put("high", compared.high())
                .put("at", claim.at().toString());
    }

    /** Adds a number, or null if there is none: not measured is not zero. */
    public static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    /** The lessons of a version. */
    public static ObjectNode version(String library, LibraryVersion version) {
        ObjectNode node = object();
        node.put("library", library);
        node.put("version", version.id().hex());
        var parents = node.putArray("parents");
        version.parents().forEach(parent -> parents.add(parent.hex()));
        node.put("tokens", version.tokens());
        version.instructions().ifPresent(own -> node.put("instructions", own.text()));
        var lessons = node.putArray("lessons");
        for (Lesson lesson : version.lessons()) {
            lessons.addObject().put("id", lesson.id().toString()).put("text", lesson.text());
        }
        return node;
    }

    /** Adds {@code calls}, {@code tokens} and {@code costUsd}, in total and by phase. */
    public static void spend(ObjectNode node, Map<Phase, Spend> byPhase) {
        Spend total = byPhase.values().stream().reduce(Spend.nothing(), Spend::plus);
        spend(node, total);
        ObjectNode phases = node.putObject("phases");
        byPhase.forEach((phase, spend) -> spend(phases.putObject(phase.name().toLowerCase(Locale.ROOT)), spend));
    }

    /** Adds {@code calls}, {@code callsWithoutUsage}, {@code tokens} and {@code costUsd}. */
    public static void spend(ObjectNode node, Spend spend) {
        node.put("calls", spend.calls());
        node.put("callsWithoutUsage", spend.callsWithoutUsage());
        Usage usage = spend.usage();
        ObjectNode tokens = node.putObject("tokens");
        put(tokens, "input", usage.inputTokens());
        put(tokens, "cachedInput", usage.cachedInputTokens());
        put(tokens, "output", usage.outputTokens());
        spend.costUsd().ifPresentOrElse(cost -> node.put("costUsd", cost), () -> node.putNull("costUsd"));
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        if (value.isPresent()) {
            node.put(name, value.getAsLong());
        } else {
            node.putNull(name);
        }
    }

    /** Adds {@code steps, changes, rejected: {reason: count}, quarantined}. */
    public static void adoption(ObjectNode node, LearnReport report) {
        node.put("steps", report.steps().size());
        node.put("changes", report.changes());
        ObjectNode rejected = node.putObject("rejected");
        report.rejected().forEach((reason, count) -> rejected.put(reason.name().toLowerCase(Locale.ROOT), count));
        node.put("quarantined", report.quarantined());
    }

    /** Adds {@code tools: {name: {calls, problems, seconds}}}, if tools were called. */
    public static void tools(ObjectNode node, Map<String, ToolTotals> tools) {
        if (tools.isEmpty()) {
            return;
        }
        ObjectNode all = node.putObject("tools");
        tools.forEach((name, totals) -> all.putObject(name)
                .put("calls", totals.calls())
                .put("problems", totals.problems())
                .put("seconds", totals.took().toMillis() / 1000.0));
    }
}
