package dev.acumen.learning;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.scoring.ConsensusScorer;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.learning.evaluate.AttemptSetup;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.prompts.PromptBook;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Learns a library from practice tasks, and measures on held-out tasks what it is worth. The only writer: after each step it saves
 * the version and moves the head. With a journaled endpoint, running it again after a crash repeats no finished call and comes to the same library.
 */
public final class LearningRun {

    private final LibraryStore libraries;
    private final Endpoint endpoint;
    private final Evaluator evaluator;
    private final String instructions;
    private final PromptBook prompts;
    private final Agent agent;
    private final LearnSettings settings;
    private final int concurrency;
    private final Map<Role, Integer> limits;
    private final Optional<RolloutSource> recorded;
    private final UnaryOperator<GroupScorer> practiceScoring;
    private final LearningJournal journal;
    private final Strategies strategies;
    private final UsualParts usual;
    private final Consumer<RunEvent> events;
    private final Clock clock;

    private LearningRun(Builder builder) {
        this.libraries = builder.libraries;
        this.endpoint = builder.endpoint;
        this.evaluator = builder.evaluator;
        this.instructions = builder.instructions;
        this.prompts = builder.prompts;
        this.agent = builder.agent;
        this.settings = builder.settings;
        this.concurrency = builder.concurrency;
        this.limits = builder.limits;
        this.recorded = builder.recorded;
        this.practiceScoring = builder.practiceScoring;
        this.journal = builder.journal;
        this.strategies = builder.strategies;
        this.usual = new UsualParts(
                settings,
                strategies,
                builder.reviewer.orElse(endpoint),
                prompts,
                instructions,
                builder.checks,
                builder.validation,
                builder.anchors,
                evaluator.rewardTerms().orElse(List.of()),
                builder.events);
        this.events = builder.events;
        this.clock = builder.clock;
    }

    /** A run on a library's store, with the model that attempts tasks and, unless told otherwise, reviews them, and an evaluator. */
    public static Builder builder(LibraryStore libraries, Endpoint endpoint, Evaluator evaluator) {
        return new Builder(libraries, endpoint, evaluator);
    }

    /**
     * Learns, starting from the library's head.
     *
     * @param run names the run
     * @param library the library's name; it is begun if there is none
     * @param practice tasks to learn from
     * @param heldOut tasks to measure on; may be empty
     * @throws dev.acumen.core.run.BudgetExhausted if the budget ended the run; finished steps are kept
     * @throws dev.acumen.agent.work.EndpointDown if too many calls in a row failed; finished steps are kept
     * @throws dev.acumen.core.library.HeadConflict if somebody else moved the head meanwhile
     */
    public LearnReport learn(RunId run, String library, List<Task> practice, List<Task> heldOut) {
        return learn(run, library, libraries.head(library).orElse(LibraryVersion.empty()), practice, heldOut);
    }

    /** The same from a given version: the head, or for a run that is resumed, the version it began with. */
    public LearnReport learn(RunId run, String library, LibraryVersion base, List<Task> practice, List<Task> heldOut) {
        LearnPlan plan = LearnPlan.of(settings, strategies, practice, recorded);
        StepCommit commit = new StepCommit(libraries, library, usual.gate(practice), journal, clock);
        StopRule stop = usual.stop(plan, practice);
        try (Workers workers = new Workers(concurrency, limits)) {
            Health health = new Health(settings.failuresInARow());
            GroupScorer byReference = new EvaluatorScorer(evaluator);
            GroupScorer practiceScorer =
                    practiceScoring.apply(settings.groundTruth() ? byReference : new ConsensusScorer(evaluator));
            RolloutEngine practising =
                    engine(recorded.orElseGet(() -> live(health, usual.practised())), practiceScorer, workers);
            // What is measured is the version as it will be used, whatever practice leaves out.
            RolloutEngine measuring = engine(live(health, strategies.retrieval()), byReference, workers);
            DriftMeter drift = usual.drift(endpoint, agent.mostCalls(), workers);
            Learner learner = usual.learner(workers, health, practice);
            events.accept(new RunEvent.Planned(
                    usual.forecast(plan, practice, heldOut, !base.isEmpty(), agent.mostCalls()), base));
            History history = History.begin(base, journal.refused());
            for (Optional<Batch> batch = usual.next(plan, stop, history);
                    batch.isPresent();
                    batch = usual.next(plan, stop, history)) {
                StepId step = new StepId(run, history.steps().size() + 1);
                usual.started(plan, step, batch.get());
                LibraryVersion before = history.version();
                StepContext context =
                        new StepContext(step, before, history, libraries.lessonIds(library, step), practising, workers);
                StepOutcome outcome = commit.commit(
                        history,
                        step,
                        batch.get(),
                        learner.learn(context, batch.get()),
                        new MeasuredTrials(step, measuring, workers, settings),
                        drift);
                history = history.and(
                        outcome, outcome.adopted().map(Revision::version).orElse(before));
                events.accept(new RunEvent.StepFinished(outcome));
                usual.noticeHeadroom(outcome.report());
            }
            HeldOut.Measured measured =
                    new HeldOut(measuring, workers, settings, events).measure(run, base, history.version(), heldOut);
            return new Guard(libraries, library, settings, endpoint.name(), clock, events)
                    .conclude(run, base, history, measured, usual.seen(practice, journal));
        }
    }

    private RolloutEngine engine(RolloutSource source, GroupScorer scorer, Workers workers) {
        return new RolloutEngine(
                source, scorer, workers, journal::attempted, journal::score, RunEvent.ofRollouts(events));
    }

    private RolloutSource live(Health health, LessonSelector selector) {
        return new AttemptSetup(agent, endpoint, new Injector(prompts, instructions), settings.maxOutputTokens())
                .live(health, selector);
    }

    /**
     * Collects the parts of a run. Unless told otherwise: the default agent, the built-in prompts, no instructions, the settings of
     * {@link LearnSettings}, 16 calls at once, live attempts, the built-in checks, nobody listening, the system's clock.
     */
    public static final class Builder {
        private final LibraryStore libraries;
        private final Endpoint endpoint;
        private final Evaluator evaluator;
        private Optional<Endpoint> reviewer = Optional.empty();
        private String instructions = "";
        private PromptBook prompts = PromptBook.builtIn();
        private Agent agent = new SingleCallAgent();
        private LearnSettings settings = LearnSettings.math().build();
        private int concurrency = 16;
        private Map<Role, Integer> limits = Map.of();
        private Optional<RolloutSource> recorded = Optional.empty();
        private UnaryOperator<GroupScorer> practiceScoring = UnaryOperator.identity();
        private LessonCheck checks = LessonChecks.builtIn();
        private LearningJournal journal = attempt -> {};
        private List<Task> validation = List.of();
        private List<Task> anchors = List.of();
        private Strategies strategies = Strategies.builtIn();
        private Consumer<RunEvent> events = event -> {};
        private Clock clock = Clock.systemUTC();

        private Builder(LibraryStore libraries, Endpoint endpoint, Evaluator evaluator) {
            this.libraries = libraries;
            this.endpoint = endpoint;
            this.evaluator = evaluator;
        }

        /** The model that reviews attempts, if it is another than the one that makes them. */
        public Builder reviewer(Endpoint value) {
            reviewer = Optional.of(value);
            return this;
        }

        /** What the agent is told in every task. */
        public Builder instructions(String value) {
            instructions = value;
            return this;
        }

        /** All prompts. */
        public Builder prompts(PromptBook value) {
            prompts = value;
            return this;
        }

        /** Who attempts tasks. */
        public Builder agent(Agent value) {
            agent = value;
            return this;
        }

        /** How to learn. */
        public Builder settings(LearnSettings value) {
            settings = value;
            return this;
        }

        /** How much of each role's work is done at once. */
        public Builder concurrency(int value) {
            return concurrency(value, Map.of());
        }

        /** The same, with other numbers for some roles. */
        public Builder concurrency(int value, Map<Role, Integer> ofRoles) {
            concurrency = value;
            limits = Map.copyOf(ofRoles);
            return this;
        }

        /** Attempts made elsewhere, to practise with in place of live ones. */
        public Builder recorded(RolloutSource value) {
            recorded = Optional.of(value);
            return this;
        }

        /** Changes how practice attempts are scored; for controls such as shuffled rewards. */
        public Builder practiceScoring(UnaryOperator<GroupScorer> value) {
            practiceScoring = value;
            return this;
        }

        /** What a lesson has to pass before it is adopted, in place of {@link LessonChecks#builtIn}; combine them with {@link LessonCheck#and}. */
        public Builder checks(LessonCheck value) {
            checks = value;
            return this;
        }

        /** Who keeps attempts and what steps came to. */
        public Builder journal(LearningJournal value) {
            journal = value;
            return this;
        }

        /** Tasks that are never practised and not measured on, to choose among changes with. */
        public Builder validation(List<Task> value) {
            validation = List.copyOf(value);
            return this;
        }

        /** Tasks that must stay right: part of every trial of a change. */
        public Builder anchors(List<Task> value) {
            anchors = List.copyOf(value);
            return this;
        }

        /** The choices that make up the way of learning, in place of the built-in ones. */
        public Builder strategies(Strategies value) {
            strategies = value;
            return this;
        }

        /** Who is told what happens. Called from several threads. */
        public Builder events(Consumer<RunEvent> value) {
            events = value;
            return this;
        }

        /** Gives the time of head moves. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** The run. */
        public LearningRun build() {
            return new LearningRun(this);
        }
    }
}
