package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.learning.event.Listeners;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An evaluation that is ready to begin: begins it or takes one up, and attempts all tasks in all arms. Closing it closes store, connection and tools. For
 * one thread.
 */
public final class EvaluationJob implements AutoCloseable {

    private static final int FAILURES_IN_A_ROW = 10;

    /** After so many tasks it is looked whether a comparison is decided; more would be attempted in vain more often. */
    private static final int TASKS_A_LOOK = 5;

    private final RunEnvironment environment;
    private final ExperienceStore store;
    private final EvaluationSpec spec;
    private final Connection connection;
    private final AgentKit kit;
    private final LibraryVersion version;
    private final Retriever retriever;
    private final List<Task> tasks;
    private final List<Arm> arms = new ArrayList<>();

    /**
     * @param environment with the clock
     * @param store where run and library live
     * @param spec what is to be measured
     * @param connection to the model
     * @param kit what the agent works with
     * @param retriever finds the lessons that stand before a task
     * @throws dev.acumen.runtime.environment.UserError if there is no such library, or a cap cannot bind
     */
    public EvaluationJob(
            RunEnvironment environment,
            ExperienceStore store,
            EvaluationSpec spec,
            Connection connection,
            AgentKit kit,
            Retriever retriever) {
        Models.requirePrice(spec.budget(), connection);
        this.environment = environment;
        this.store = store;
        this.spec = spec;
        this.connection = connection;
        this.kit = kit;
        this.retriever = retriever;
        version = spec.library()
                .map(name -> Lookup.version(store.libraries(), name))
                .orElse(LibraryVersion.empty());
        spec.arms().forEach(this::add);
        spec.libraryName()
                .filter(name -> arms.stream().anyMatch(arm -> arm.version().equals(version)))
                .ifPresent(
                        name -> new LearnedWith(store, version).noticeOtherModel(environment, name, connection, false));
        this.tasks = settled();
    }

    private void add(EvaluationArm arm) {
        LibraryVersion lessons = switch (arm.kind()) {
            case NONE -> LibraryVersion.empty();
            case ALL, RETRIEVED -> version;
            case VERSION -> arm.find(store.libraries());
        };
        String pass = arm.pass(lessons);
        long same = arms.stream()
                .filter(other -> other.name().equals(pass) || other.name().startsWith(pass + "-"))
                .count();
        // A version may be held against itself, to see what chance alone does.
        arms.add(new Arm(same == 0 ? pass : pass + "-" + (same + 1), lessons));
    }

    /** A run that was begun before files were split as they are now goes on with the tasks it began with. */
    private List<Task> settled() {
        return Stream.concat(Stream.of(spec.tasks()), spec.earlierTasks().stream())
                .filter(maybe ->
                        spec.choice() != RunChoice.NEW && coordinator(maybe).isUnfinishedIn(store))
                .findFirst()
                .orElse(spec.tasks());
    }

    /** Begins or takes up the run, and measures. */
    public EvaluationOutcome run(RunObserver observer) {
        RunCoordinator.Begun run = coordinator(tasks).begin(store, environment, spec.choice(), ended -> true);
        observer.began(new RunBegun(
                run.id(),
                version,
                run.resumed(),
                run.journal().inDoubt().size(),
                () -> run.journal().spent()));
        List<List<Group>> groups = attempt(run, new Listeners(List.of(observer)));
        EvaluationOutcome outcome = new EvaluationOutcome(
                run.id(),
                arms,
                groups,
                compared(groups),
                run.journal().spent(),
                run.journal().tools());
        run.end(report(outcome).toString(), environment.clock());
        run.lost().ifPresent(lost -> environment.notice("note: " + lost));
        return outcome;
    }

    private List<List<Group>> attempt(RunCoordinator.Begun run, Consumer<RunEvent> events) {
        try (Workers workers = new Workers(
                        connection.settings().concurrency(),
                        connection.settings().roleLimits());
                AgentKit.ClosableAgent agent =
                        kit.agent(spec.domain().prompts(), run.journal(), RunEvent.ofRollouts(events))) {
            Models models =
                    Models.of(connection, run.journal(), spec.budget(), environment.clock(), RunEvent.ofCalls(events));
            Health health = new Health(FAILURES_IN_A_ROW);
            RolloutEngine engine = new RolloutEngine(
                    new ArmRollouts(
                            Map.of(
                                    EvaluationRun.PASS + EvaluationArm.RETRIEVED.pass(version),
                                    live(agent, models, health, retriever.selector())),
                            live(agent, models, health, LessonSelector.all())),
                    new EvaluatorScorer(DomainEvaluators.judged(spec.evaluator(), spec.domain(), models.judge())),
                    workers,
                    attempt -> run.journal().append(new JournalEntry.Attempted(attempt)),
                    run.journal()::score,
                    RunEvent.ofRollouts(events));
            return run.told(
                    events,
                    () -> groups(
                            new EvaluationRun(engine, workers, spec.samples(), spec.temperature()),
                            new StepId(run.id(), 0)));
        }
    }

    private List<List<Group>> groups(EvaluationRun run, StepId step) {
        if (spec.until().isEmpty()) {
            return run.evaluate(step, tasks, arms);
        }
        List<Task> drawn = new ArrayList<>(tasks);
        Collections.shuffle(drawn, new Random(spec.seed()));
        return run.evaluate(
                step,
                drawn,
                arms,
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

    private RolloutSource live(Agent agent, Models models, Health health, LessonSelector lessons) {
        return new LiveRollouts(
                agent,
                models.model(),
                new Injector(spec.domain().prompts(), spec.domain().instructions()),
                OptionalInt.empty(),
                health,
                lessons);
    }

    private RunCoordinator coordinator(List<Task> measured) {
        Domain domain = spec.domain();
        TaskSet set = new TaskSet(domain.name(), Split.TEST, measured);
        Map<String, String> decides = new LinkedHashMap<>();
        decides.put("domain", domain.name());
        decides.putAll(connection.decides());
        decides.put("tasks", set.fingerprint().brief());
        decides.put("evaluator", spec.evaluator());
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        decides.put("samples", String.valueOf(spec.samples()));
        decides.put("temperature", String.valueOf(spec.temperature()));
        decides.put("seed", String.valueOf(spec.seed()));
        arms.forEach(arm -> decides.put("arm." + arm.name(), arm.version().id().brief()));
        spec.until().ifPresent(terms -> decides.put("until", "alpha " + terms.alpha() + ", margin " + terms.margin()));
        decides.putAll(kit.decides());
        if (spec.arms().contains(EvaluationArm.RETRIEVED)) {
            decides.putAll(retriever.decides());
        }
        Set<String> prompts = RunInputs.used(
                domain.prompts(), kit, false, DomainEvaluators.asksJudge(spec.evaluator(), domain.folder()));
        decides.putAll(RunInputs.fingerprints(domain.prompts(), prompts));
        return new RunCoordinator(
                RunSpec.of("eval", spec.libraryName().orElse(domain.name()), decides),
                Map.of(),
                RunInputs.of(domain, kit, prompts, Map.of(Split.TEST, set), Optional.empty()));
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
                    int lessons = arm.version().lessons().size();
                    return arm.name()
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

    /** Closes tools, store and connection. */
    @Override
    public void close() {
        Closing.all(List.of(kit::close, store::close, connection::close));
    }
}
