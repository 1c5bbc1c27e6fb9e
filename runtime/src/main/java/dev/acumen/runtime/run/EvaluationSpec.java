package dev.acumen.runtime.run;

import dev.acumen.core.run.Budget;
import dev.acumen.core.task.Task;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured: tasks without a library and, if one is named, also with it, side by side. Unless told otherwise: one attempt at each task in
 * each arm, temperature 0.3, seed 0, the evaluator that fits the references, general instructions, no tools, no cap on what is spent. Immutable.
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

    private EvaluationSpec(Builder builder) {
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
        this.evaluator = DomainEvaluators.specification(builder.evaluator, domain, tasks);
        this.samples = builder.samples;
        this.temperature = builder.temperature;
        this.seed = builder.seed;
        this.agent = builder.agent;
        this.budget = builder.budget;
        this.choice = builder.choice;
        this.retrieval = builder.retrieval;
        this.until = builder.until;
        this.arms = EvaluationArm.chosen(
                builder.arms, builder.library.isPresent(), builder.retrieval.isAll(), builder.until.isPresent());
    }

    /**
     * Measures a library on tasks.
     *
     * @param library {@code NAME} or {@code NAME@VERSION}
     * @param tasks to measure on
     */
    public static Builder of(String library, List<Task> tasks) {
        return of(Domains.general(Path.of(""), Lookup.name(library)), tasks).library(Optional.of(library));
    }

    /** Measures on tasks of a domain; without a library unless one is named. */
    public static Builder of(Domain domain, List<Task> tasks) {
        return new Builder(domain, tasks);
    }

    /** Measures on the held-out tasks of a domain; without a library unless one is named. */
    public static Builder of(Domain domain, SplitTasks tasks) {
        Builder builder = new Builder(domain, tasks.test().tasks());
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

    /** What {@link EvaluationSpec} says of each setting that is left out. Not safe for use by several threads. */
    public static final class Builder {
        private Domain domain;
        private final List<Task> tasks;
        private Optional<List<Task>> earlierTasks = Optional.empty();
        private Optional<String> library = Optional.empty();
        private Optional<String> evaluator = Optional.empty();
        private int samples = 1;
        private double temperature = 0.3;
        private long seed;
        private AgentSpec agent = AgentSpec.usual(ToolsConfig.empty());
        private Budget budget = Budget.unlimited();
        private RunChoice choice = RunChoice.TAKE_UP;
        private Retrieval retrieval = Retrieval.all();
        private List<EvaluationArm> arms = List.of();
        private Optional<SequentialComparison.Terms> until = Optional.empty();

        private Builder(Domain domain, List<Task> tasks) {
            this.domain = domain;
            this.tasks = tasks;
        }

        /** {@code NAME} or {@code NAME@VERSION}, if a library is measured. */
        public Builder library(Optional<String> value) {
            library = value;
            return this;
        }

        /** Which lessons stand before a task; all of the library unless told otherwise. */
        public Builder retrieval(Retrieval value) {
            retrieval = value;
            return this;
        }

        /** What the tasks are attempted with, the first of which the others are compared with; unless told otherwise without and with the library. */
        public Builder arms(List<EvaluationArm> value) {
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
        public Builder untilDecided(double alpha, double margin) {
            try {
                until = Optional.of(new SequentialComparison.Terms(alpha, margin));
                return this;
            } catch (IllegalArgumentException e) {
                throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
            }
        }

        /** How attempts are scored. */
        public Builder evaluator(String value) {
            evaluator = Optional.of(value);
            return this;
        }

        /** What the agent is told in every task. */
        public Builder instructions(String value) {
            domain = domain.instructed(value);
            return this;
        }

        /** Attempts at each task in each arm. */
        public Builder samples(int value) {
            samples = value;
            return this;
        }

        /** To sample with. */
        public Builder temperature(double value) {
            temperature = value;
            return this;
        }

        /** Of calls. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** What the agent works with. */
        public Builder agent(AgentSpec value) {
            agent = value;
            return this;
        }

        /** The most it may spend, over all processes that work on the run. */
        public Builder budget(Budget value) {
            budget = value;
            return this;
        }

        /** Which run is gone on with. */
        public Builder choice(RunChoice value) {
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
}
