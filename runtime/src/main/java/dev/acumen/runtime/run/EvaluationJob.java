package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.compare.Claims;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.learning.evaluate.AttemptSetup;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.learning.event.Listeners;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.runtime.internal.library.LearnedWith;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An evaluation that is ready to begin: begins it or takes one up, and attempts all tasks in all arms. Closing it closes store, connection and tools. For
 * one thread.
 */
public final class EvaluationJob implements AutoCloseable {

    static final String KIND = "eval";

    /** After so many tasks it is looked whether a comparison is decided; more would be attempted in vain more often. */
    private static final int TASKS_A_LOOK = 5;

    private final RunEnvironment environment;
    private final ExperienceStore store;
    private final EvaluationSpec spec;
    private final Connection connection;
    private final AgentKit kit;
    private final LibraryVersion version;
    private final Optional<SecondConnection> second;
    private final List<MeasuredArm> arms;
    private final EvaluationTerms terms;
    private final List<Task> tasks;

    /**
     * @param environment with the clock
     * @param store where run and library live
     * @param spec what is to be measured
     * @param connection to the model
     * @param kit what the agent works with
     * @param retriever finds the lessons that stand before a task
     * @param second what the second arm is attempted with, if it is something else; closed with this
     * @throws dev.acumen.runtime.environment.UserError if there is no such library, or a cap cannot bind
     */
    public EvaluationJob(
            RunEnvironment environment,
            ExperienceStore store,
            EvaluationSpec spec,
            Connection connection,
            AgentKit kit,
            Retriever retriever,
            Optional<SecondConnection> second) {
        Models.requirePrice(spec.budget(), connection);
        second.ifPresent(other -> Models.requirePrice(spec.budget(), other.connection()));
        this.environment = environment;
        this.store = store;
        this.spec = spec;
        this.connection = connection;
        this.kit = kit;
        this.second = second;
        version = spec.library()
                .map(name -> Lookup.version(store.libraries(), name))
                .orElse(LibraryVersion.empty());
        arms = new MeasuredArm.Finder(
                        store.libraries(),
                        environment.directory(),
                        version,
                        retriever,
                        second.map(other -> other.words(connection)))
                .all(spec.arms());
        spec.libraryName()
                .filter(name ->
                        arms.stream().anyMatch(arm -> arm.arm().version().equals(version)))
                .ifPresent(
                        name -> new LearnedWith(store, version).noticeOtherModel(environment, name, connection, false));
        this.terms = new EvaluationTerms(spec, connection, kit, second, arms, retriever);
        this.tasks = settled();
    }

    /** A run that was begun before files were split as they are now goes on with the tasks it began with. */
    private List<Task> settled() {
        return Stream.concat(Stream.of(spec.tasks()), spec.earlierTasks().stream())
                .filter(maybe -> spec.choice() != RunChoice.NEW
                        && terms.coordinator(maybe).isUnfinishedIn(store))
                .findFirst()
                .orElse(spec.tasks());
    }

    /** Begins or takes up the run, and measures. */
    public EvaluationOutcome run(RunObserver observer) {
        RunCoordinator.Begun run = terms.coordinator(tasks).begin(store, environment, spec.choice(), ended -> true);
        ReusedAttempts reused = ReusedAttempts.of(store, run, terms.wanted(tasks), spec.choice());
        observer.began(new RunBegun(
                run.id(),
                version,
                run.resumed(),
                run.journal().inDoubt().size(),
                () -> run.journal().spent()));
        List<List<Group>> groups = attempt(run, reused, new Listeners(List.of(observer)));
        List<Arm> measured = arms.stream().map(MeasuredArm::arm).toList();
        List<String> names = measured.stream().map(Arm::name).toList();
        EvaluationOutcome outcome = new EvaluationOutcome(
                run.id(),
                measured,
                groups,
                compared(groups),
                ArmCost.of(store, run.id(), reused, names, groups),
                new EvaluationClaims(store, spec, connection, environment.clock(), tasks.size())
                        .keep(run.id(), arms, groups),
                practised(groups),
                run.journal().spent(),
                run.journal().tools());
        run.end(report(outcome).toString(), environment.clock());
        run.lost().ifPresent(lost -> environment.notice("note: " + lost));
        return outcome;
    }

    /** How many of the tasks lessons of an arm may have been drawn from or chosen by. */
    private int practised(List<List<Group>> groups) {
        Set<String> practised = new HashSet<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            practised.addAll(Claims.practised(
                    groups.get(arm),
                    PractisedTasks.behind(store, arms.get(arm).arm().version())));
        }
        return practised.size();
    }

    private List<List<Group>> attempt(RunCoordinator.Begun run, ReusedAttempts reused, Consumer<RunEvent> events) {
        try (Workers workers = new Workers(
                        connection.settings().concurrency(),
                        connection.settings().roleLimits());
                AgentKit.ClosableAgent agent =
                        kit.agent(spec.domain().prompts(), run.journal(), RunEvent.ofRollouts(events));
                AgentKit.ClosableAgent other = second.map(SecondConnection::kit)
                        .orElse(AgentKit.none())
                        .agent(spec.domain().prompts(), run.journal(), RunEvent.ofRollouts(events))) {
            Models models = Models.of(
                    connection,
                    second.map(found -> found.connection().settings()),
                    run.journal(),
                    spec.budget(),
                    environment.clock(),
                    RunEvent.ofCalls(events));
            AttemptSetup own = setup(Own.or(spec.own().agent(), agent), models.model());
            AttemptSetup others = setup(Own.or(second.flatMap(terms::ownAgent), other), models.second());
            Health health = new Health(LearnSettings.FAILURES_IN_A_ROW);
            Health healthOfOthers = new Health(LearnSettings.FAILURES_IN_A_ROW);
            Map<String, RolloutSource> sources = arms.stream()
                    .collect(Collectors.toMap(
                            arm -> EvaluationRun.PASS + arm.arm().name(),
                            arm -> arm.isSecond()
                                    ? others.live(healthOfOthers, arm.lessons())
                                    : own.live(health, arm.lessons())));
            Evaluator evaluator = spec.own()
                    .evaluator()
                    .map(Own::part)
                    .orElseGet(() -> DomainEvaluators.judged(spec.evaluator(), spec.domain(), models.judge()));
            RolloutEngine engine = new RolloutEngine(
                    reused.before(new ArmRollouts(sources)),
                    new EvaluatorScorer(evaluator),
                    workers,
                    attempt -> run.journal().append(new JournalEntry.Attempted(attempt)),
                    attempt -> run.journal().score(attempt).or(() -> reused.score(attempt)),
                    RunEvent.ofRollouts(events));
            return run.told(
                    events,
                    () -> groups(
                            new EvaluationRun(engine, workers, spec.samples(), spec.temperature()),
                            new StepId(run.id(), 0)));
        }
    }

    private AttemptSetup setup(Agent agent, Endpoint endpoint) {
        return new AttemptSetup(
                agent,
                endpoint,
                new Injector(spec.domain().prompts(), spec.domain().instructions()),
                spec.maxOutputTokens());
    }

    private List<List<Group>> groups(EvaluationRun run, StepId step) {
        List<Arm> measured = arms.stream().map(MeasuredArm::arm).toList();
        if (spec.until().isEmpty()) {
            return run.evaluate(step, tasks, measured);
        }
        List<Task> drawn = new ArrayList<>(tasks);
        Collections.shuffle(drawn, new Random(spec.seed()));
        return run.evaluate(
                step,
                drawn,
                measured,
                TASKS_A_LOOK,
                groups -> compared(groups)
                        .filter(found -> found.verdict() != ComparisonVerdict.CANNOT_TELL)
                        .isPresent());
    }

    /** What the tasks so far say of two arms, if they are attempted until that is decided. */
    private Optional<SequentialComparison> compared(List<List<Group>> groups) {
        boolean isLast = groups.get(0).size() == tasks.size();
        try {
            return spec.until().map(terms -> SequentialComparison.of(groups.get(0), groups.get(1), terms, isLast));
        } catch (IllegalArgumentException e) {
            throw UserError.input(e.getMessage() + ": leave out --until");
        }
    }

    /** What the journal keeps of how it ended, which is also what programs are told. */
    public ObjectNode report(EvaluationOutcome outcome) {
        return outcome.report(connection, spec.seed());
    }

    /** What is measured. */
    public EvaluationSpec spec() {
        return spec;
    }

    /** What the tasks are attempted with, side by side, in words such as {@code freight@2cabd77532, 12 lessons}. */
    public List<String> arms() {
        return arms.stream()
                .map(arm -> {
                    int lessons = arm.arm().version().lessons().size();
                    return arm.arm().name()
                            + (lessons == 0 ? " lessons" : ", " + lessons + (lessons == 1 ? " lesson" : " lessons"));
                })
                .toList();
    }

    /** The way to the model. */
    public Connection connection() {
        return connection;
    }

    /** What the agent works with. */
    public AgentKit kit() {
        return kit;
    }

    /** What the second arm is attempted with, if it is something else. */
    public Optional<SecondConnection> second() {
        return second;
    }

    /** Closes tools, store and connection. */
    @Override
    public void close() {
        Closing.all(
                List.of(() -> second.ifPresent(SecondConnection::close), kit::close, store::close, connection::close));
    }
}
