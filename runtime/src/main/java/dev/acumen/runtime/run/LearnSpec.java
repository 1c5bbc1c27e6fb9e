package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Budget;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.Strategies;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.Retrieval;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.library.Lookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be learned. Unless told otherwise: the published settings for math ({@link LearnSettings}), nothing held out, the evaluator that fits the
 * references, general instructions, no tools, live attempts, no cap on what is spent, and the newest unfinished run that is the same is taken up.
 * Immutable.
 */
public final class LearnSpec {

    private final String library;
    private final Domain domain;
    private final SplitTasks tasks;
    private final String evaluator;
    private final Optional<AttemptSource> recorded;
    private final LearnSettings settings;
    private final AgentSpec agent;
    private final Optional<AgentKit> recordedTools;
    private final OwnParts own;
    private final Optional<LibraryVersion> start;
    private final boolean canBeSimulated;
    private final boolean holdsResult;
    private final Budget budget;
    private final RunChoice choice;
    private final Retrieval retrieval;

    private LearnSpec(Builder builder) {
        this.library = Lookup.checkedName(builder.library);
        this.domain = builder.domain;
        this.tasks = builder.tasks;
        this.own = builder.own;
        this.evaluator = own.evaluator()
                .map(part -> Own.EVALUATOR + part.name())
                .orElseGet(() -> DomainEvaluators.specification(
                        builder.evaluator, domain, tasks.practice().tasks()));
        this.recorded = builder.recorded;
        this.settings = builder.settings.withAnswers(domain.answers());
        this.agent = builder.agent;
        this.recordedTools = builder.recordedTools;
        this.start = builder.start;
        this.canBeSimulated = builder.canBeSimulated.orElse(domain.canBeSimulated());
        this.holdsResult = builder.holdsResult;
        this.budget = builder.budget;
        this.choice = builder.choice;
        this.retrieval = builder.retrieval;
    }

    /**
     * Learns a library from tasks.
     *
     * @param library its name: letters, digits, dots, dashes and underscores
     * @param practice tasks to practise
     */
    public static Builder of(String library, List<Task> practice) {
        TaskSet tasks = new TaskSet(library, Split.PRACTICE, practice);
        return of(library, Domains.general(Path.of(""), library), SplitTasks.toPractise(tasks));
    }

    /** Learns from the tasks of a domain, which brings instructions, prompts and evaluator. */
    public static Builder of(String library, Domain domain, SplitTasks tasks) {
        return new Builder(library, domain, tasks);
    }

    /** The library's name. */
    public String library() {
        return library;
    }

    /** Instructions and prompts. */
    public Domain domain() {
        return domain;
    }

    /** What is practised, and on what it is measured. */
    public SplitTasks tasks() {
        return tasks;
    }

    /** Specification of the evaluator. */
    public String evaluator() {
        return evaluator;
    }

    /** Attempts made elsewhere, if they take the place of live ones. */
    public Optional<AttemptSource> recorded() {
        return recorded;
    }

    /** How to learn; the context is the one that the endpoint has, if that is known. */
    public LearnSettings settings() {
        return settings;
    }

    /**
     * What the agent works with.
     *
     * @throws dev.acumen.runtime.environment.UserError if a tool cannot be had as asked
     */
    public AgentKit kit(RunEnvironment environment, Path home, Connection connection) {
        return recordedTools.orElseGet(() -> agent.kit(environment, home, domain, connection));
    }

    AgentSpec agent() {
        return agent;
    }

    /** What is the application's own. */
    OwnParts own() {
        return own;
    }

    /** The version that a library that does not exist yet begins with. */
    Optional<LibraryVersion> start() {
        return start;
    }

    /** Whether the simulated endpoint can play it, which it then does unless another model is named. */
    public boolean canBeSimulated() {
        return canBeSimulated;
    }

    /** Whether the head stays where it is until a person decides about the result. */
    public boolean holdsResult() {
        return holdsResult;
    }

    /** The most it may spend. */
    public Budget budget() {
        return budget;
    }

    /** Which run is gone on with. */
    public RunChoice choice() {
        return choice;
    }

    /** Which lessons stand before a task, in practice and when measured. */
    public Retrieval retrieval() {
        return retrieval;
    }

    /** What {@link LearnSpec} says of each setting that is left out. Not safe for use by several threads. */
    public static final class Builder {
        private final String library;
        private Domain domain;
        private SplitTasks tasks;
        private Optional<String> evaluator = Optional.empty();
        private Optional<AttemptSource> recorded = Optional.empty();
        private LearnSettings settings = LearnSettings.math().build();
        private AgentSpec agent = AgentSpec.usual(ToolsConfig.empty());
        private Optional<AgentKit> recordedTools = Optional.empty();
        private OwnParts own = OwnParts.none();
        private Optional<LibraryVersion> start = Optional.empty();
        private Optional<Boolean> canBeSimulated = Optional.empty();
        private boolean holdsResult;
        private Budget budget = Budget.unlimited();
        private RunChoice choice = RunChoice.TAKE_UP;
        private Retrieval retrieval = Retrieval.all();

        private Builder(String library, Domain domain, SplitTasks tasks) {
            this.library = library;
            this.domain = domain;
            this.tasks = tasks;
        }

        /** Tasks that are never practised, to measure on. */
        public Builder heldOut(List<Task> value) {
            tasks = tasks.heldOut(new TaskSet(domain.name(), Split.TEST, value));
            return this;
        }

        /** More tasks that have to stay right. What is asked in them is taken out of practice and of what is held out. */
        public Builder anchors(List<Task> value) {
            tasks = tasks.anchored(value);
            return this;
        }

        /** Which lessons stand before a task; all of the library unless told otherwise. */
        public Builder retrieval(Retrieval value) {
            retrieval = value;
            return this;
        }

        /** How attempts are scored, such as {@code exact}, {@code numeric:abs=0.01} or {@code judge}. */
        public Builder evaluator(String value) {
            evaluator = Optional.of(value);
            return this;
        }

        /** An evaluator of your own, called from several threads; the name tells runs with it from others. */
        public Builder evaluator(String name, Evaluator value) {
            own = new OwnParts(own.agent(), Optional.of(new Own<>(name, value)), own.strategies());
            return this;
        }

        /** An agent of your own, such as {@link dev.acumen.agent.tool.OwnAgent}, called from several threads; the name tells runs with it from others. */
        public Builder agent(String name, Agent value) {
            own = new OwnParts(Optional.of(new Own<>(name, value)), own.evaluator(), own.strategies());
            return this;
        }

        /** Strategies of your own. */
        public Builder strategies(Strategies value) {
            own = new OwnParts(own.agent(), own.evaluator(), value);
            return this;
        }

        /** What the agent is told in every task. */
        public Builder instructions(String value) {
            domain = domain.instructed(value);
            return this;
        }

        /** How to learn. */
        public Builder settings(LearnSettings value) {
            settings = value;
            return this;
        }

        /** Attempts made elsewhere, in place of live ones. */
        public Builder recorded(Optional<AttemptSource> value) {
            recorded = value;
            return this;
        }

        /** What the agent works with. */
        public Builder agent(AgentSpec value) {
            agent = value;
            return this;
        }

        /** Tools that answer as a journal tells, in place of live ones. */
        public Builder recordedTools(AgentKit value) {
            recordedTools = Optional.of(value);
            return this;
        }

        /** The version that the library begins with, if it does not exist yet. */
        public Builder startingFrom(LibraryVersion value) {
            start = Optional.of(value);
            return this;
        }

        /** Whether the simulated endpoint can play the tasks; unless told otherwise, whether the domain brings them. */
        public Builder canBeSimulated(boolean value) {
            canBeSimulated = Optional.of(value);
            return this;
        }

        /** Whether the library's head stays where it is until a person decides: see {@link dev.acumen.Library#approve}. */
        public Builder holdsResult(boolean value) {
            holdsResult = value;
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
         * @throws dev.acumen.runtime.environment.UserError if the library's name or the evaluator is none
         */
        public LearnSpec build() {
            return new LearnSpec(this);
        }
    }
}
