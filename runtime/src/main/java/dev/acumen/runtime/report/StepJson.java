package dev.acumen.runtime.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LessonId;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.SignalReport;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.report.VersionDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What steps came to, as JSON for programs and for the journal, and what journals tell of it. */
public final class StepJson {

    private static final String REFUSED = "refused";
    private static final String DRIFT = "drift";

    private StepJson() {}

    /** Counts of a step: {@code {step, groups, graded, unscored, meanReward, rewards, signal, duplicateShare, suggested, proposed, applied, rejected, held, trial, drift, lessonVerdicts}}, each rejected edit, and what is remembered as {@link #refused}. */
    public static ObjectNode step(StepOutcome outcome) {
        StepReport report = outcome.report();
        ObjectNode node = ReportJson.object();
        node.put("step", report.step().number());
        ObjectNode groups = node.putObject("groups");
        report.groups().forEach((kind, count) -> groups.put(kind.name().toLowerCase(Locale.ROOT), count));
        node.put("graded", report.graded());
        ObjectNode unscored = node.putObject("unscored");
        report.unscored().forEach((cause, count) -> unscored.put(cause.name().toLowerCase(Locale.ROOT), count));
        ReportJson.put(node, "meanReward", report.meanReward());
        ObjectNode rewards = node.putObject("rewards");
        report.meanRewards().forEach(rewards::put);
        report.signal().ifPresent(signal -> signal(node.putObject("signal"), signal));
        node.put("duplicateShare", report.duplicateShare());
        node.put("suggested", report.suggested());
        node.put("proposed", report.proposed());
        node.put("applied", outcome.changes().size());
        ObjectNode rejected = node.putObject("rejected");
        report.rejected().forEach((reason, count) -> rejected.put(reason.name().toLowerCase(Locale.ROOT), count));
        node.put("held", report.quarantined().size());
        outcome.adoption().trial().ifPresent(trial -> trial(node.putObject("trial"), trial));
        outcome.adoption().drift().ifPresent(drift -> drift(node.putObject(DRIFT), drift));
        var verdicts = node.putArray("lessonVerdicts");
        report.verdicts()
                .forEach(verdict -> verdicts.addObject()
                        .put("lesson", verdict.lesson().toString())
                        .put("verdict", verdict.kind().name().toLowerCase(Locale.ROOT))
                        .put("task", verdict.task().value())
                        .put("because", verdict.because()));
        Rejection.put(node, Rejection.of(report.step().number(), report.rejectedEdits()));
        refused(node, outcome.refused());
        return node;
    }

    /** What {@link #step} wrote, from a journal. */
    public static JsonNode read(JournalEntry.StepReported reported) {
        try {
            return new ObjectMapper().readTree(reported.report());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of a step is JSON", e);
        }
    }

    private static void signal(ObjectNode node, SignalReport signal) {
        node.put("name", signal.signal());
        node.put("contrasted", signal.contrasted());
        node.put("weight", signal.weight());
        node.put("further", signal.further());
        signal.leftOut().forEach(node.putObject("leftOut")::put);
        signal.passedOver().forEach(node.putObject("passedOver")::put);
        signal.planEntropy().ifPresent(entropy -> node.put("planEntropy", entropy));
        ArrayNode groups = node.putArray("groups");
        signal.groups().forEach(group -> {
            ObjectNode one =
                    groups.addObject().put("task", group.task().value()).put("weight", group.weight());
            group.passedOver().ifPresent(why -> one.put("passedOver", why));
            ArrayNode attempts = one.putArray("contrasted");
            group.contrasted()
                    .forEach(attempt -> attempts.addObject()
                            .put("attempt", attempt.attempt().toString())
                            .put("advantage", attempt.advantage())
                            .put("weight", attempt.weight()));
            ObjectNode leftOut = one.putObject("leftOut");
            group.leftOut().forEach((attempt, why) -> leftOut.put(attempt.toString(), why));
        });
    }

    /** Adds {@code refused: [{kind, lesson, text, reason}]}: edits that came to nothing, the latest first. */
    public static void refused(ObjectNode node, List<RefusedEdit> refused) {
        ArrayNode list = node.putArray(REFUSED);
        for (RefusedEdit edit : refused) {
            ObjectNode one = list.addObject().put("kind", edit.kind());
            edit.lesson().ifPresent(lesson -> one.put("lesson", lesson.toString()));
            one.put("text", edit.text()).put("reason", edit.reason());
        }
    }

    /** What {@link #refused(ObjectNode, List)} added; none if it was never called on the object. */
    public static List<RefusedEdit> refused(JsonNode node) {
        List<RefusedEdit> refused = new ArrayList<>();
        node.path(REFUSED)
                .forEach(edit -> refused.add(new RefusedEdit(
                        edit.path("kind").asText(),
                        LessonId.find(edit.path("lesson").asText()),
                        edit.path("text").asText(),
                        edit.path("reason").asText())));
        return refused;
    }

    /** Adds {@code attempts, tasks, ratio, low, high}. */
    public static void drift(ObjectNode node, VersionDrift drift) {
        node.put("attempts", drift.attempts()).put("tasks", drift.tasks());
        node.put("ratio", drift.ratio()).put("low", drift.low()).put("high", drift.high());
    }

    /** What was measured of the version that a step adopted, as {@link #step} told it; empty if nothing was. */
    public static Optional<VersionDrift> drift(JsonNode step) {
        JsonNode drift = step.path(DRIFT);
        return drift.isObject()
                ? Optional.of(new VersionDrift(
                        drift.path("attempts").asInt(),
                        drift.path("tasks").asInt(),
                        drift.path("ratio").asDouble(),
                        drift.path("low").asDouble(),
                        drift.path("high").asDouble()))
                : Optional.empty();
    }

    private static void trial(ObjectNode node, PlanTrial trial) {
        node.put("tasks", trial.tasks().size());
        trialled(node.putObject("base"), trial.base());
        var plans = node.putArray("plans");
        trial.plans().forEach(plan -> trialled(plans.addObject(), plan));
    }

    private static void trialled(ObjectNode node, PlanTrial.Result result) {
        node.put("version", result.version().hex());
        node.put("edits", result.edits());
        node.put("mean", result.mean());
        node.put("fixes", result.fixes());
        node.put("regressions", result.regressions());
        node.put("net", result.net());
        var regressed = node.putArray("regressed");
        result.regressed().forEach(task -> regressed.add(task.value()));
    }
}
