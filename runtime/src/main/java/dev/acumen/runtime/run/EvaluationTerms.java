package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
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
        return new ReusedAttempts.Wanted(
                arms.stream()
                        .map(arm -> new ReusedAttempts.ArmKey(arm, key(arm)))
                        .toList(),
                tasks,
                spec.samples(),
                alike(Map.of()).asksJudge());
    }

    /** What tells which attempts are measured as those of an arm are. */
    private String key(MeasuredArm arm) {
        Map<String, String> shows = arm.asked().kind() == EvaluationArm.Kind.RETRIEVED ? retriever.decides() : Map.of();
        MeasuredAlike.By first =
                new MeasuredAlike.By(connection, kit, spec.agent(), spec.own().agent());
        MeasuredAlike.By by = second.filter(other -> arm.isSecond())
                .map(other -> new MeasuredAlike.By(other.connection(), other.kit(), other.agent(), ownAgent(other)))
                .orElse(first);
        return alike(shows).key(by, connection);
    }

    /** The application's agent attempts in the second arm too, unless that has an agent of its own. */
    Optional<Own<Agent>> ownAgent(SecondConnection other) {
        return other.hasOtherAgent() ? Optional.empty() : spec.own().agent();
    }

    private MeasuredAlike alike(Map<String, String> shows) {
        return new MeasuredAlike(
                spec.domain(), spec.evaluator(), spec.own(), spec.temperature(), spec.maxOutputTokens(), shows);
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
        return RunInputs.used(
                spec.domain().prompts(), kit, false, alike(Map.of()).asksJudge());
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
        if (spec.arms().stream().anyMatch(arm -> arm.kind() == EvaluationArm.Kind.SHUFFLED)) {
            spec.retrieval()
                    .lessonsPerTask()
                    .ifPresent(most -> decides.put("arm.shuffled.lessons", String.valueOf(most)));
        }
        return new RunCoordinator(
                RunSpec.of(EvaluationJob.KIND, spec.libraryName().orElse(domain.name()), decides),
                notes(),
                RunInputs.of(domain, kit, prompts(), Map.of(Split.TEST, set), Optional.empty()));
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        arms.forEach(arm ->
                notes.put(MeasuredAlike.note(EvaluationRun.PASS + arm.arm().name()), key(arm)));
        return notes;
    }
}
