package dev.acumen.runtime.run;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.retrieval.Retriever;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What decides what an evaluation comes to, for the record of its run and to tell which attempts of other runs are alike.
 *
 * @param spec what is measured
 * @param connection to the model
 * @param kit what the agent works with
 * @param second what the second arm is attempted with, if it is something else
 * @param arms with their lessons
 * @param retriever finds the lessons of the arm that retrieves them
 */
record EvaluationTerms(
        EvaluationSpec spec,
        Connection connection,
        AgentKit kit,
        Optional<SecondConnection> second,
        List<MeasuredArm> arms,
        Retriever retriever) {

    /** The name of the setting that limits replies. */
    static final String MAX_OUTPUT_TOKENS = "maxOutputTokens";

    /** The attempts of earlier runs that would do for these tasks. */
    ReusedAttempts.Wanted wanted(List<Task> tasks) {
        Map<String, String> own = new TreeMap<>(decidesAttempts());
        own.putAll(connection.decides());
        own.putAll(kit.decides());
        Map<String, String> others = new TreeMap<>(decidesAttempts());
        others.putAll(second.map(SecondConnection::decides).orElse(Map.of()));
        connection.decides().forEach((name, value) -> {
            if (name.startsWith(Connection.JUDGE)) {
                others.put(name, value);
            }
        });
        own.keySet().removeIf(name -> name.startsWith(Connection.REVIEWER));
        others.keySet().removeIf(name -> name.startsWith(Connection.REVIEWER));
        return new ReusedAttempts.Wanted(
                arms.stream()
                        .map(arm -> new ReusedAttempts.ArmSettings(arm, arm.isSecond() ? others : own))
                        .toList(),
                tasks,
                spec.samples());
    }

    /** What decides an attempt's outcome beside lessons, model and agent. */
    private Map<String, String> decidesAttempts() {
        Domain domain = spec.domain();
        Map<String, String> decides = new TreeMap<>();
        decides.put("domain", domain.name());
        decides.put("evaluator", spec.evaluator());
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        decides.put("temperature", String.valueOf(spec.temperature()));
        decides.put(
                MAX_OUTPUT_TOKENS,
                spec.maxOutputTokens().isPresent()
                        ? String.valueOf(spec.maxOutputTokens().getAsInt())
                        : "unset");
        spec.own().agent().ifPresent(own -> decides.put("agent", own.name()));
        decides.putAll(RunInputs.fingerprints(domain.prompts(), prompts()));
        return decides;
    }

    private Set<String> prompts() {
        boolean judges = spec.own().evaluator().isEmpty()
                && DomainEvaluators.asksJudge(spec.evaluator(), spec.domain().folder());
        return RunInputs.used(spec.domain().prompts(), kit, false, judges);
    }

    /** Begins and takes up runs on these tasks. */
    RunCoordinator coordinator(List<Task> measured) {
        Domain domain = spec.domain();
        TaskSet set = new TaskSet(domain.name(), Split.TEST, measured);
        Map<String, String> decides = new LinkedHashMap<>(decidesAttempts());
        decides.putAll(connection.decides());
        decides.put("tasks", set.fingerprint().brief());
        decides.put("samples", String.valueOf(spec.samples()));
        decides.put("seed", String.valueOf(spec.seed()));
        arms.forEach(arm ->
                decides.put("arm." + arm.arm().name(), arm.arm().version().id().brief()));
        spec.until().ifPresent(terms -> decides.put("until", "alpha " + terms.alpha() + ", margin " + terms.margin()));
        decides.putAll(kit.decides());
        second.ifPresent(other ->
                other.decides().forEach((name, value) -> decides.put(SecondConnection.PREFIX + name, value)));
        if (spec.arms().contains(EvaluationArm.RETRIEVED)) {
            decides.putAll(retriever.decides());
        }
        return new RunCoordinator(
                RunSpec.of(EvaluationJob.KIND, spec.libraryName().orElse(domain.name()), decides),
                Map.of(),
                RunInputs.of(domain, kit, prompts(), Map.of(Split.TEST, set), Optional.empty()));
    }
}
