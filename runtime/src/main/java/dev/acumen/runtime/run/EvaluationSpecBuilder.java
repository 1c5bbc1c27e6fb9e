package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.core.run.Budget;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.UserError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects what is to be measured. Unless told otherwise: one attempt at each task in each arm, temperature 0.3, seed 0, the evaluator that fits the references,
 * general instructions, no tools, no cap on what is spent. Not safe for use by several threads.
 */
public final class EvaluationSpecBuilder {
    Domain domain;
    final List<Task> tasks;
    Optional<List<Task>> earlierTasks = Optional.empty();
    Optional<String> library = Optional.empty();
    Optional<String> evaluator = Optional.empty();
    int samples = 1;
    double temperature = 0.3;
    long seed;
    AgentSpec agent = AgentSpec.usual(ToolsConfig.empty());
    Budget budget = Budget.unlimited();
    RunChoice choice = RunChoice.TAKE_UP;
    Retrieval retrieval = Retrieval.all();
    List<EvaluationArm> arms = List.of();
    Optional<SequentialComparison.Terms> until = Optional.empty();
    OptionalInt maxOutputTokens = OptionalInt.empty();
    double alpha = 0.05;
    OwnParts own = OwnParts.none();
    Optional<SecondSide> second = Optional.empty();

    EvaluationSpecBuilder(Domain domain, List<Task> tasks) {
        this.domain = domain;
        this.tasks = tasks;
    }

    /** {@code NAME} or {@code NAME@VERSION}, if a library is measured. */
    public EvaluationSpecBuilder library(Optional<String> value) {
        library = value;
        return this;
    }

    /** Which lessons stand before a task; all of the library unless told otherwise. */
    public EvaluationSpecBuilder retrieval(Retrieval value) {
        retrieval = value;
        return this;
    }

    /** What the tasks are attempted with, the first of which the others are compared with; unless told otherwise without and with the library. */
    public EvaluationSpecBuilder arms(List<EvaluationArm> value) {
        arms = List.copyOf(value);
        return this;
    }

    /**
     * Takes tasks a few at a time, in an order drawn by the seed, and stops as soon as it is decided which of two arms is better.
     *
     * @param alpha how often that may be wrong
     * @param margin differences nearer to zero are none
     * @throws UserError if they mean nothing
     */
    public EvaluationSpecBuilder untilDecided(double alpha, double margin) {
        try {
            until = Optional.of(new SequentialComparison.Terms(alpha, margin));
            return this;
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * How often a verdict may be wrong that is kept beside a version, where every task is attempted; 0.05 unless told otherwise.
     *
     * @throws UserError if it means nothing
     */
    public EvaluationSpecBuilder alpha(double value) {
        try {
            alpha = new SequentialComparison.Terms(value, 0).alpha();
            return this;
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** How attempts are scored. */
    public EvaluationSpecBuilder evaluator(String value) {
        evaluator = Optional.of(value);
        return this;
    }

    /** An evaluator of your own, called from several threads; the name tells runs with it from others. */
    public EvaluationSpecBuilder evaluator(String name, Evaluator value) {
        own = new OwnParts(own.agent(), Optional.of(new Own<>(name, value)), own.strategies());
        return this;
    }

    /** An agent of your own, such as {@link dev.acumen.agent.tool.OwnAgent}, called from several threads; the name tells runs with it from others. */
    public EvaluationSpecBuilder agent(String name, Agent value) {
        own = new OwnParts(Optional.of(new Own<>(name, value)), own.evaluator(), own.strategies());
        return this;
    }

    /** Another model, or another agent, for the second arm. */
    public EvaluationSpecBuilder second(SecondSide value) {
        second = Optional.of(value).filter(side -> !side.isEmpty());
        return this;
    }

    /** The most tokens of one reply. */
    public EvaluationSpecBuilder maxOutputTokens(OptionalInt value) {
        maxOutputTokens = value;
        return this;
    }

    /** What the agent is told in every task. */
    public EvaluationSpecBuilder instructions(String value) {
        domain = domain.instructed(value);
        return this;
    }

    /** Attempts at each task in each arm. */
    public EvaluationSpecBuilder samples(int value) {
        samples = value;
        return this;
    }

    /** To sample with. */
    public EvaluationSpecBuilder temperature(double value) {
        temperature = value;
        return this;
    }

    /** Of calls. */
    public EvaluationSpecBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** What the agent works with. */
    public EvaluationSpecBuilder agent(AgentSpec value) {
        agent = value;
        return this;
    }

    /** The most it may spend, over all processes that work on the run. */
    public EvaluationSpecBuilder budget(Budget value) {
        budget = value;
        return this;
    }

    /** Which run is gone on with. */
    public EvaluationSpecBuilder choice(RunChoice value) {
        choice = value;
        return this;
    }

    /**
     * The specification.
     *
     * @throws UserError if there is no task, no such evaluator, or samples and temperature do not go together
     */
    public EvaluationSpec build() {
        return new EvaluationSpec(this);
    }
}
