package dev.acumen.runtime.run;

import dev.acumen.core.run.Budget;
import dev.acumen.core.task.Task;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be measured: tasks without a library and, if one is named, also with it, side by side; {@link EvaluationSpecBuilder} says what holds unless told otherwise. Set up as the
 * held-out attempts of a {@link LearnSpec} are, so that the same settings come to the same. Immutable.
 */
public final class EvaluationSpec {

    private final Domain domain;
    private final List<Task> tasks;
    private final Optional<List<Task>> earlierTasks;
    private final Optional<String> library;
    private final String evaluator;
    private final int samples;
    private final double temperature;
    private final long seed;
    private final AgentSpec agent;
    private final Budget budget;
    private final RunChoice choice;
    private final Retrieval retrieval;
    private final List<EvaluationArm> arms;
    private final Optional<SequentialComparison.Terms> until;
    private final OptionalInt maxOutputTokens;
    private final double alpha;
    private final OwnParts own;
    private final Optional<SecondSide> second;

    EvaluationSpec(EvaluationSpecBuilder builder) {
        if (builder.temperature < 0 || builder.samples < 1 || (builder.samples > 1 && builder.temperature == 0)) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "--temperature must not be negative, and --samples must be at least 1, and more than 1 only at a temperature above 0");
        }
        if (builder.tasks.isEmpty()) {
            throw UserError.input("there is no task to measure on");
        }
        this.domain = builder.domain;
        this.tasks = List.copyOf(builder.tasks);
        this.earlierTasks = builder.earlierTasks;
        this.library = builder.library;
        this.own = builder.own;
        this.evaluator = own.evaluator()
                .map(part -> Own.EVALUATOR + part.name())
                .orElseGet(() -> DomainEvaluators.specification(builder.evaluator, domain, tasks));
        this.maxOutputTokens = builder.maxOutputTokens;
        this.second = builder.second;
        this.samples = builder.samples;
        this.temperature = builder.temperature;
        this.seed = builder.seed;
        this.agent = builder.agent;
        this.budget = builder.budget;
        this.choice = builder.choice;
        this.retrieval = builder.retrieval;
        this.until = builder.until;
        this.alpha = builder.alpha;
        this.arms = EvaluationArm.chosen(
                builder.arms,
                builder.library.isPresent(),
                builder.retrieval.isAll(),
                builder.until.isPresent(),
                second.isPresent());
        if (second.isPresent() && arms.size() < 2) {
            throw new UserError(
                    UserError.Kind.USAGE, "a second model or agent belongs to a second arm, and there is one");
        }
    }

    /**
     * Measures a library on tasks.
     *
     * @param library {@code NAME} or {@code NAME@VERSION}
     * @param tasks to measure on
     */
    public static EvaluationSpecBuilder of(String library, List<Task> tasks) {
        return of(Domains.general(Path.of(""), Lookup.name(library)), tasks).library(Optional.of(library));
    }

    /** Measures on tasks of a domain; without a library unless one is named. */
    public static EvaluationSpecBuilder of(Domain domain, List<Task> tasks) {
        return new EvaluationSpecBuilder(domain, tasks);
    }

    /** Measures on the held-out tasks of a domain; without a library unless one is named. */
    public static EvaluationSpecBuilder of(Domain domain, SplitTasks tasks) {
        EvaluationSpecBuilder builder =
                new EvaluationSpecBuilder(domain, tasks.test().tasks());
        builder.earlierTasks = tasks.earlier().map(earlier -> earlier.test().tasks());
        return builder;
    }

    /** Instructions and prompts. */
    public Domain domain() {
        return domain;
    }

    /** What was held out of the same file before files were split as they are now. */
    Optional<List<Task>> earlierTasks() {
        return earlierTasks;
    }

    /** What is attempted. */
    public List<Task> tasks() {
        return tasks;
    }

    /** The library that is measured, if there is one. */
    public Optional<String> library() {
        return library;
    }

    /** Its name without a version. */
    public Optional<String> libraryName() {
        return library.map(Lookup::name);
    }

    /** Specification of the evaluator. */
    public String evaluator() {
        return evaluator;
    }

    /** Attempts at each task in each arm. */
    public int samples() {
        return samples;
    }

    /** To sample with. */
    public double temperature() {
        return temperature;
    }

    /** Of calls. */
    public long seed() {
        return seed;
    }

    /** What the agent works with. */
    public AgentSpec agent() {
        return agent;
    }

    /** The most it may spend. */
    public Budget budget() {
        return budget;
    }

    /** Which run is gone on with. */
    public RunChoice choice() {
        return choice;
    }

    /** Which lessons stand before a task in the arm that retrieves them. */
    public Retrieval retrieval() {
        return retrieval;
    }

    /** What the tasks are attempted with, side by side. */
    public List<EvaluationArm> arms() {
        return arms;
    }

    /** When to stop because it is decided which of two arms is better; empty to attempt every task. */
    public Optional<SequentialComparison.Terms> until() {
        return until;
    }

    /** How often a verdict may be wrong that is kept beside a version. */
    double alpha() {
        return alpha;
    }

    /** The most tokens of one reply, if limited. */
    public OptionalInt maxOutputTokens() {
        return maxOutputTokens;
    }

    /** What is the application's own. */
    OwnParts own() {
        return own;
    }

    /** How the second arm differs from the first beside its lessons, if it does. */
    public Optional<SecondSide> second() {
        return second;
    }
}
