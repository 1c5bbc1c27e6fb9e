package dev.acumen.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Task;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnPlan;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.learning.event.Listeners;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.Forecast;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.runtime.internal.library.LearnedWith;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A learning run that is ready to begin: begins it or takes one up, lets it learn, and keeps its report. Closing it closes store, connection and
 * tools. For one thread.
 */
public final class LearnJob implements AutoCloseable {

    /** The version a run began with, among its notes. */
    public static final String BASE = "base";

    static final String KIND = "learn";

    private final RunEnvironment environment;
    private final ExperienceStore store;
    private final LearnSpec spec;
    private final Connection connection;
    private final AgentKit kit;
    private final Retriever retriever;
    private final LearnTerms terms;

    /**
     * @param environment with the clock
     * @param store where run and library live
     * @param spec what is to be learned
     * @param connection to the model
     * @param kit what the agent works with
     * @param retriever finds the lessons that stand before a task
     * @throws UserError if there is nothing to practise, or a cap cannot bind
     */
    public LearnJob(
            RunEnvironment environment,
            ExperienceStore store,
            LearnSpec spec,
            Connection connection,
            AgentKit kit,
            Retriever retriever) {
        LearnTerms.require(spec);
        Models.requirePrice(spec.budget(), connection);
        this.environment = environment;
        this.store = store;
        this.spec = spec;
        this.connection = connection;
        this.kit = kit;
        this.retriever = retriever;
        this.terms = settled();
    }

    /** Begins or takes up the run, and lets it learn. */
    public LearnOutcome run(RunObserver observer) {
        RunHead moved = new RunHead(store.libraries(), spec.library());
        spec.start().ifPresent(start -> moved.begin(start, environment.clock().instant()));
        LibraryVersion head = store.libraries().head(spec.library()).orElse(LibraryVersion.empty());
        RunCoordinator.Begun run = coordinator(terms, head)
                .begin(store, environment, spec.choice(), ended -> moved.isWhereItWasLeft(ended, head.id()));
        new LearnedWith(store, head).noticeOtherModel(environment, spec.library(), connection, true);
        LibraryVersion base = store.libraries()
                .find(RunHead.base(run.notes(), head.id()))
                .orElseThrow(() -> UserError.input("the version that " + run.id()
                        + " began with is not in this store; begin anew with --new-run"));
        moved.require(run.id(), base.id(), head.id());
        new RefusalMemory(store, spec.library()).give(run, base, connection, settings());
        observer.began(new RunBegun(
                run.id(),
                base,
                run.resumed(),
                run.journal().inDoubt().size(),
                () -> run.journal().spent()));
        HeldOutTally tally = new HeldOutTally();
        LearnReport report = learn(run, base, new Listeners(List.of(observer, tally)));
        Optional<HeldResult> held =
                spec.holdsResult() ? moved.hold(report, environment.clock().instant()) : Optional.empty();
        LearnOutcome outcome = new LearnOutcome(
                report,
                held,
                tally.rewards(),
                run.journal().spent(),
                run.journal().tools());
        run.end(report(outcome).toString(), environment.clock());
        run.lost().ifPresent(lost -> environment.notice("note: " + lost));
        return outcome;
    }

    private LearnReport learn(RunCoordinator.Begun run, LibraryVersion base, Consumer<RunEvent> events) {
        try (AgentKit.ClosableAgent fromKit =
                kit.agent(domain().prompts(), run.journal(), RunEvent.ofRollouts(events))) {
            Models models = models(run, RunEvent.ofCalls(events));
            LearningRun.Builder learning = builder(UnmovedLibraries.of(store.libraries(), spec.holdsResult()), models)
                    .settings(settings())
                    .agent(Own.or(spec.own().agent(), fromKit))
                    .journal(new StepEntries(run.journal(), PractisedTasks.behind(store, base)))
                    .events(events);
            return run.told(
                    events,
                    () -> learning.build()
                            .learn(
                                    run.id(),
                                    spec.library(),
                                    base,
                                    tasks().practice().tasks(),
                                    tasks().test().tasks()));
        }
    }

    /** A run with this job's models, instructions and evaluator; agent, settings and listeners are the caller's to give. */
    LearningRun.Builder builder(LibraryStore libraries, Models models) {
        Evaluator evaluator = spec.own()
                .evaluator()
                .map(Own::part)
                .orElseGet(() -> DomainEvaluators.judged(spec.evaluator(), domain(), models.judge()));
        LearningRun.Builder learning = LearningRun.builder(libraries, models.model(), evaluator)
                .reviewer(models.reviewer())
                .instructions(domain().instructions())
                .prompts(domain().prompts())
                .validation(tasks().validation().tasks())
                .anchors(tasks().anchors())
                .concurrency(
                        connection.settings().concurrency(),
                        connection.settings().roleLimits())
                .clock(environment.clock());
        spec.recorded().map(AttemptSource::source).ifPresent(learning::recorded);
        return learning.strategies(spec.own().strategies().retrieval(retriever.selector()));
    }

    Models models(RunCoordinator.Begun run, Consumer<CallEvent> calls) {
        return Models.of(connection, run.journal(), spec.budget(), environment.clock(), calls);
    }

    /** What it learns. */
    public LearnSpec spec() {
        return spec;
    }

    /** Instructions and prompts that the run goes by. */
    public Domain domain() {
        return terms.domain();
    }

    /** How it learns, with the context that the endpoint has. */
    public LearnSettings settings() {
        return terms.settings();
    }

    /** What is practised and held out. */
    public SplitTasks tasks() {
        return terms.tasks();
    }

    /** The way to the model. */
    public Connection connection() {
        return connection;
    }

    /** What the agent works with. */
    public AgentKit kit() {
        return kit;
    }

    /**
     * Practises a few of its tasks as the run would, and keeps the calls as a run of their own; nothing of what it learns is kept.
     *
     * @param tasks how many
     * @param events told what happens
     */
    public ProbeResult probe(int tasks, Consumer<RunEvent> events) {
        return new ProbeRun(environment, store, this).run(tasks, events);
    }

    /** Whether a run that is new would put lessons of the simulated endpoint before a real model. */
    public boolean beginsFromSimulatedLessons() {
        return !connection.isSimulated()
                && !isUnfinished(terms)
                && store.libraries()
                        .head(spec.library())
                        .filter(head -> new LearnedWith(store, head).isSimulated())
                        .isPresent();
    }

    /** What the run is about to do. */
    public Forecast forecast() {
        List<Task> practice = tasks().practice().tasks();
        return LearnPlan.of(
                        settings(),
                        spec.own().strategies(),
                        practice,
                        spec.recorded().map(AttemptSource::source))
                .forecast(
                        practice,
                        tasks().validation().size(),
                        tasks().test().tasks(),
                        store.libraries()
                                .head(spec.library())
                                .filter(head -> !head.isEmpty())
                                .isPresent(),
                        spec.own().agent().map(own -> own.part().mostCalls()).orElse(kit.mostCalls()));
    }

    /** A run that was begun before its server was examined, or before a built-in prompt, setting or split was changed, goes on by what it began with. */
    private LearnTerms settled() {
        LearnTerms given = new LearnTerms(spec.domain(), spec.settings(), spec.tasks());
        LearnTerms now = given.within(connection.contextTokens());
        if (spec.choice() == RunChoice.NEW) {
            return now;
        }
        Stream<LearnTerms> unexamined = connection.contextIsExamined() ? Stream.of(given) : Stream.empty();
        Stream<LearnTerms> earlier = store.runs().unfinished(KIND, spec.library()).stream()
                .map(run -> now.asIn(run, store.recorded(run.id())));
        return Stream.of(Stream.of(now), unexamined, earlier)
                .flatMap(terms -> terms)
                .flatMap(LearnTerms::inAnySplit)
                .filter(this::isUnfinished)
                .findFirst()
                .orElse(now);
    }

    private boolean isUnfinished(LearnTerms terms) {
        return coordinator(terms, LibraryVersion.empty()).isUnfinishedIn(store);
    }

    /** Everything that decides what the run does. */
    RunSpec decides() {
        return decides(terms);
    }

    private RunSpec decides(LearnTerms terms) {
        Map<String, String> decides = new TreeMap<>(connection.decides());
        decides.putAll(terms.decides());
        decides.put("attempts", spec.recorded().map(AttemptSource::name).orElse("live"));
        decides.put("evaluator", spec.evaluator());
        decides.put(UnmovedLibraries.SETTING, String.valueOf(spec.holdsResult()));
        decides.putAll(kit.decides());
        decides.putAll(RunInputs.fingerprints(
                terms.domain().prompts(), used(terms.domain().prompts())));
        decides.put("checks", LessonChecks.fingerprint());
        decides.putAll(spec.own().names());
        decides.putAll(retriever.decides());
        return RunSpec.of(KIND, spec.library(), decides);
    }

    private Set<String> used(PromptBook prompts) {
        boolean judges = spec.own().evaluator().isEmpty()
                && DomainEvaluators.asksJudge(spec.evaluator(), spec.domain().folder());
        return RunInputs.used(prompts, kit, true, judges);
    }

    private RunCoordinator coordinator(LearnTerms terms, LibraryVersion head) {
        return new RunCoordinator(
                decides(terms),
                MeasuredAlike.ofLearning(spec, terms, connection, kit, retriever.decides(), head),
                terms.given(kit, used(terms.domain().prompts())));
    }

    /** What the journal keeps of how it ended, which is also what programs are told. */
    public ObjectNode report(LearnOutcome outcome) {
        return outcome.report(connection);
    }

    /** Closes tools, store and connection. */
    @Override
    public void close() {
        Closing.all(List.of(kit::close, store::close, connection::close));
    }
}
