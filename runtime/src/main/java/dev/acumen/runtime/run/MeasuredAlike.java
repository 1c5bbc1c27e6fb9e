package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What decides, beside its task and its lessons, what a measured attempt comes to. Two attempts are measured alike if all of it is the same; a run notes it for each of its passes as one fingerprint.
 *
 * @param domain with instructions and prompts
 * @param evaluator its specification
 * @param own what is an application's own
 * @param temperature to sample with
 * @param maxOutputTokens the most tokens of one reply, if limited
 * @param shows how lessons are found, by the names of settings; nothing where all are shown
 */
record MeasuredAlike(
        Domain domain,
        String evaluator,
        OwnParts own,
        double temperature,
        OptionalInt maxOutputTokens,
        Map<String, String> shows) {

    private static final String NOTE = "measured.";

    /** Who attempts. */
    record By(Connection connection, AgentKit kit, AgentSpec agent, Optional<Own<Agent>> ownAgent) {}

    /**
     * The fingerprint.
     *
     * @param by who attempts
     * @param judged whose connection leads to the judge
     */
    String key(By by, Connection judged) {
        Map<String, String> all = new TreeMap<>(by.connection().decides());
        all.keySet().removeIf(name -> name.startsWith(Connection.REVIEWER) || name.startsWith(Connection.JUDGE));
        judged.decides().forEach((name, value) -> {
            if (name.startsWith(Connection.JUDGE)) {
                all.put(name, value);
            }
        });
        if (asksJudge()) {
            all.put("judged.by", judged.settings().name());
        }
        all.putAll(by.kit().decides());
        all.put("agentSpec", by.agent().toString());
        all.put("tools.words", by.kit().words().orElse(""));
        by.ownAgent().ifPresent(agent -> all.put("agent", agent.name()));
        all.put("domain", domain.name());
        all.put("evaluator", evaluator);
        all.put("instructions", domain.instructions());
        all.put("temperature", String.valueOf(temperature));
        all.put("maxOutputTokens", maxOutputTokens.toString());
        all.putAll(shows);
        Set<String> prompts = RunInputs.used(domain.prompts(), by.kit(), false, asksJudge());
        all.putAll(RunInputs.fingerprints(domain.prompts(), prompts));
        List<String> fields = new ArrayList<>();
        all.forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return Fingerprint.of(fields).hex();
    }

    /** Whether scoring asks a model. */
    boolean asksJudge() {
        return own.evaluator().isEmpty() && DomainEvaluators.asksJudge(evaluator, domain.folder());
    }

    /** The name of the note about a pass. */
    static String note(String pass) {
        return NOTE + pass;
    }

    /** The notes of a run, by pass. */
    static Map<String, String> noted(Map<String, String> configuration) {
        Map<String, String> noted = new HashMap<>();
        configuration.forEach((name, value) -> {
            if (name.startsWith(NOTE)) {
                noted.put(name.substring(NOTE.length()), value);
            }
        });
        return noted;
    }

    /** What a learning run notes of itself: the version it begins with, and its held-out passes. */
    static Map<String, String> ofLearning(
            LearnSpec spec,
            LearnTerms terms,
            Connection connection,
            AgentKit kit,
            Map<String, String> retrieval,
            LibraryVersion base) {
        Map<String, String> shows = new HashMap<>(retrieval);
        spec.own().strategies().names().forEach((name, value) -> {
            if (name.equals("strategy.retrieval")) {
                shows.put(name, value);
            }
        });
        MeasuredAlike alike = new MeasuredAlike(
                terms.domain(),
                spec.evaluator(),
                spec.own(),
                terms.settings().evaluationTemperature(),
                terms.settings().maxOutputTokens(),
                shows);
        String key = alike.key(new By(connection, kit, spec.agent(), spec.own().agent()), connection);
        Map<String, String> notes = new HashMap<>();
        notes.put(LearnJob.BASE, base.id().hex());
        List.of("without", "with", "before").forEach(arm -> notes.put(note(EvaluationRun.PASS + arm), key));
        return notes;
    }
}
