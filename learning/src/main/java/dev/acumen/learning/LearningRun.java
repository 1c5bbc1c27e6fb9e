package dev.acumen.learning;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.scoring.ConsensusScorer;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.report.Forecast;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.review.ContextWindow;
import dev.acumen.learning.review.Curator;
import dev.acumen.learning.review.Distiller;
import dev.acumen.learning.review.Reviewer;
import dev.acumen.prompts.PromptBook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Learns a library from practice tasks, and measures on held-out tasks what it is worth. The only writer: after each step it saves
 * the version and moves the head. With a journaled endpoint, running it again after a crash repeats no finished call and comes to the same library.
 */
public final class LearningRun {

    private final LibraryStore libraries;
    private final Endpoint endpoint;
    private final Endpoint reviewer;
    private final Evaluator evaluator;
    private final String instructions;
    private final PromptBook prompts;
    private final Agent agent;
    private final LearnSettings settings;
    private final int concurrency;
    private final Map<Role, Integer> limits;
    private final Optional<RolloutSource> recorded;
    private final UnaryOperator<GroupScorer> practiceScoring;
    private final LessonCheck checks;
    private final Consumer<ScoredRollout> attempts;
    private final Consumer<StepId> decided;
    private final Consumer<StepOutcome> reported;
    private final GroupSelector groups;
    private final AdvantageEstimator advantages;
    private final Optional<BatchPlan> batches;
    private final LessonSelector lessons;
    private final AdoptionGate gate;
    private final StopRule stop;
    private final Optional<Learner> learner;
    private final Consumer<RunEvent> events;
    private final Clock clock;

    private LearningRun(Builder builder) {
        this.libraries = builder.libraries;
        this.endpoint = builder.endpoint;
        this.reviewer = builder.reviewer.orElse(builder.endpoint);
        this.evaluator = builder.evaluator;
        this.instructions = builder.instructions;
        this.prompts = builder.prompts;
        this.agent = builder.agent;
        this.settings = builder.settings;
        this.concurrency = builder.concurrency;
        this.limits = builder.limits;
        this.recorded = builder.recorded;
        this.practiceScoring = builder.practiceScoring;
        this.checks = builder.checks;
        this.attempts = builder.attempts;
        this.decided = builder.decided;
        this.reported = builder.reported;
        this.groups = builder.groups;
        this.advantages = builder.advantages;
        this.batches = builder.batches;
        this.lessons = builder.lessons;
        this.gate = builder.gate;
        this.stop = builder.stop;
        this.learner = builder.learner;
        this.events = builder.events;
        this.clock = builder.clock;
    }

    /**
     * A run with the given parts.
     *
     * @param libraries where the library lives
     * @param endpoint the model that attempts tasks and, unless told otherwise, reviews the attempts
     * @param evaluator scores attempts
     */
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
        BatchPlan plan = batches.orElseGet(() -> epochs(practice));
        try (Workers workers = new Workers(concurrency, limits)) {
            Health health = new Health(settings.failuresInARow());
            RolloutSource source = recorded.orElseGet(() -> live(health, lessons));
            GroupScorer byReference = new EvaluatorScorer(evaluator);
            GroupScorer practiceScorer =
                    practiceScoring.apply(settings.groundTruth() ? byReference : new ConsensusScorer(evaluator));
            RolloutEngine engine =
                    new RolloutEngine(source, practiceScorer, workers, attempts, RunEvent.ofRollouts(events));
            // What is measured is the version itself: held-out attempts and trials are shown all of it.
            RolloutEngine measuring = new RolloutEngine(
                    live(health, LessonSelector.all()), byReference, workers, attempts, RunEvent.ofRollouts(events));
            Learner used = learner.orElseGet(() -> grpo(workers, health, practice));
            List<Batch> planned = plan.forecast();
            events.accept(new RunEvent.Planned(forecast(run, practice, heldOut, planned, source), base));
            History history = new History(List.of(), base, base);
            Optional<Batch> batch = next(plan, history);
            while (batch.isPresent()) {
                StepId step = new StepId(run, history.steps().size() + 1);
                int attemptsOfStep = attempts(step, batch.get(), source);
                events.accept(new RunEvent.StepStarted(
                        step,
                        Math.max(planned.size(), step.number()),
                        batch.get().tasks().size(),
                        attemptsOfStep));
                Step done = used.learn(
                        new StepContext(step, history.version(), libraries.lessonIds(library, step), engine, workers),
                        batch.get());
                LibraryVersion version = commit(
                        library, history.version(), step, done, new MeasuredTrials(step, measuring, workers, settings));
                List<StepReport> reports = new ArrayList<>(history.steps());
                reports.add(done.report());
                history = new History(reports, base, version);
                events.accept(new RunEvent.StepFinished(done.report()));
                batch = next(plan, history);
            }
            Optional<PairedComparison> comparison = heldOut(run, history.version(), heldOut, measuring, workers);
            return new LearnReport(run, library, base, history.version(), history.steps(), comparison);
        }
    }

    /** The next batch, unless a rule ends the run. */
    private Optional<Batch> next(BatchPlan plan, History history) {
        Optional<String> reason = stop.reason(history);
        reason.ifPresent(why -> events.accept(new RunEvent.Notice("the run ends here: " + why)));
        return reason.isPresent() ? Optional.empty() : plan.next(history);
    }

    private RolloutSource live(Health health, LessonSelector selector) {
        return new LiveRollouts(
                agent, endpoint, new Injector(prompts, instructions), settings.maxOutputTokens(), health, selector);
    }

    private BatchPlan epochs(List<Task> practice) {
        return BatchPlan.of(new BatchSampler(settings.epochs(), settings.batchSize(), settings.seed())
                .batches(practice).stream()
                        .map(tasks -> new Batch(tasks, settings.groupSize()))
                        .toList());
    }

    private Forecast forecast(
            RunId run, List<Task> practice, List<Task> heldOut, List<Batch> planned, RolloutSource source) {
        return Forecast.of(
                practice.size(),
                planned.size(),
                planned.stream().mapToInt(batch -> batch.tasks().size()).sum(),
                IntStream.range(0, planned.size())
                        .map(place -> attempts(new StepId(run, place + 1), planned.get(place), source))
                        .sum(),
                recorded.isEmpty(),
                heldOut.size(),
                2 * heldOut.size() * settings.heldOutSamples(),
                agent.mostCalls());
    }

    private int attempts(StepId step, Batch batch, RolloutSource source) {
        PassId pass = new PassId(step, TrainingFreeGrpo.PASS);
        return batch.tasks().stream()
                .mapToInt(task -> source.samples(pass, task, batch.samples()))
                .sum();
    }

    private Learner grpo(Workers workers, Health health, List<Task> practice) {
        Reviewer asked = new Reviewer(
                reviewer, prompts, settings.reviewTemperature(), new ContextWindow(settings.contextTokens()), health);
        return new TrainingFreeGrpo(
                groups,
                advantages,
                new Distiller(asked, workers, settings.lessonsPerGroup(), settings.groundTruth()),
                new Curator(asked, workers, settings.limits()),
                settings,
                checks,
                practice,
                events);
    }

    /** Saves the step's candidates and moves the head to the one that is adopted, which is returned; else the version before. */
    private LibraryVersion commit(String library, LibraryVersion before, StepId step, Step done, Trials trials) {
        List<Revision> changed =
                done.candidates().stream().filter(Revision::changed).toList();
        List<LibraryVersion> candidates =
                changed.stream().map(Revision::version).toList();
        Adoption adoption = changed.isEmpty()
                ? new Adoption(Optional.empty(), "nothing changed")
                : gate.decide(before, candidates, trials);
        LibraryVersion adopted = adoption.adopted()
                .map(id -> candidates.stream()
                        .filter(version -> version.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "the gate adopted " + id.brief() + ", which is none of the candidates of " + step)))
                .orElse(before);
        decided.accept(step);
        if (!done.report().quarantined().isEmpty()) {
            libraries.hold(library, step, done.report().quarantined(), clock.instant());
        }
        changed.forEach(revision -> libraries.save(library, revision));
        reported.accept(new StepOutcome(
                done.report(), candidates.stream().map(LibraryVersion::id).toList(), adoption));
        if (!adopted.id().equals(before.id())) {
            libraries.advance(new HeadMove(
                    library, before.id(), adopted.id(), HeadMove.Cause.LEARNED, Optional.of(step), clock.instant()));
        }
        return adopted;
    }

    private Optional<PairedComparison> heldOut(
            RunId run, LibraryVersion version, List<Task> tasks, RolloutEngine engine, Workers workers) {
        if (tasks.isEmpty() || settings.heldOutSamples() == 0) {
            events.accept(new RunEvent.Notice("no task is held out, so the library's worth was not measured"));
            return Optional.empty();
        }
        if (version.lessons().isEmpty()) {
            events.accept(new RunEvent.Notice("the library holds no lesson, so there is nothing to measure"));
            return Optional.empty();
        }
        int samples = settings.heldOutSamples();
        events.accept(new RunEvent.HeldOutStarted(new StepId(run, 0), tasks.size(), 2 * tasks.size() * samples));
        List<List<Group>> arms = new EvaluationRun(engine, workers, samples, settings.evaluationTemperature())
                .evaluate(
                        new StepId(run, 0),
                        tasks,
                        List.of(new Arm("without", LibraryVersion.empty()), new Arm("with", version)));
        Optional<PairedComparison> comparison = PairedComparison.of(arms.get(0), arms.get(1));
        comparison.ifPresentOrElse(
                found -> events.accept(new RunEvent.HeldOutFinished(found)),
                () -> events.accept(new RunEvent.Notice(
                        "no held-out task was graded both without and with the library, so its worth is unknown")));
        return comparison;
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
        private Consumer<ScoredRollout> attempts = attempt -> {};
        private Consumer<StepId> decided = step -> {};
        private Consumer<StepOutcome> reported = outcome -> {};
        private GroupSelector groups = GroupSelector.mixed();
        private AdvantageEstimator advantages = new GroupRelativeAdvantage();
        private Optional<BatchPlan> batches = Optional.empty();
        private LessonSelector lessons = LessonSelector.all();
        private AdoptionGate gate = AdoptionGate.open();
        private StopRule stop = StopRule.never();
        private Optional<Learner> learner = Optional.empty();
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

        /** How much of a role's work is done at once, where that is another number than {@link #concurrency}. */
        public Builder limits(Map<Role, Integer> value) {
            limits = Map.copyOf(value);
            return this;
        }

        /** How much of each role's work is done at once. */
        public Builder concurrency(int value) {
            concurrency = value;
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

        /**
         * What a lesson has to pass before it is adopted, in place of {@link LessonChecks#builtIn}; combine them with
         * {@link LessonCheck#and}.
         */
        public Builder checks(LessonCheck value) {
            checks = value;
            return this;
        }

        /** Who keeps scored attempts, usually a journal. Called from several threads. */
        public Builder attempts(Consumer<ScoredRollout> value) {
            attempts = value;
            return this;
        }

        /** Who is told that all calls of a step are done, before its result is saved; usually a journal. */
        public Builder decided(Consumer<StepId> value) {
            decided = value;
            return this;
        }

        /** Who is told what a step came to and what was adopted, after its candidates are saved; usually a journal. */
        public Builder reported(Consumer<StepOutcome> value) {
            reported = value;
            return this;
        }

        /** Which attempts of a group are contrasted, in place of {@link GroupSelector#mixed}. */
        public Builder groups(GroupSelector value) {
            groups = value;
            return this;
        }

        /** How much better each attempt did than its siblings, in place of {@link GroupRelativeAdvantage}. */
        public Builder advantages(AdvantageEstimator value) {
            advantages = value;
            return this;
        }

        /** What is practised next, in place of the epochs of the settings. */
        public Builder batches(BatchPlan value) {
            batches = Optional.of(value);
            return this;
        }

        /** Which lessons stand before an attempt, in place of {@link LessonSelector#all}. */
        public Builder lessons(LessonSelector value) {
            lessons = value;
            return this;
        }

        /** Which candidate becomes the head, in place of {@link AdoptionGate#open}. */
        public Builder gate(AdoptionGate value) {
            gate = value;
            return this;
        }

        /** What ends the run before its plan is done, in place of {@link StopRule#never}. */
        public Builder stop(StopRule value) {
            stop = value;
            return this;
        }

        /** Another way of learning than {@link TrainingFreeGrpo}; groups, advantages and order of attempts are then its own. */
        public Builder learner(Learner value) {
            learner = Optional.of(value);
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
