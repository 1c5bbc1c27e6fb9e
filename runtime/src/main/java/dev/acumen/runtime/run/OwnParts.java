package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.core.score.Evaluator;
import dev.acumen.learning.Strategies;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a run is an application's own.
 *
 * @param agent in place of ours, if there is one
 * @param evaluator in place of one that has a specification, if there is one
 * @param strategies the built-in ones and what replaces them
 */
record OwnParts(Optional<Own<Agent>> agent, Optional<Own<Evaluator>> evaluator, Strategies strategies) {

    /** Nothing is. */
    static OwnParts none() {
        return new OwnParts(Optional.empty(), Optional.empty(), Strategies.builtIn());
    }

    /** The names of agent and strategies, for the record of a run. */
    Map<String, String> names() {
        Map<String, String> names = new TreeMap<>(strategies.names());
        agent.ifPresent(own -> names.put("agent", own.name()));
        return names;
    }
}
