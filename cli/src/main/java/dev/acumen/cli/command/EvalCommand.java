package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.compare.PairedComparison;
import dev.acumen.agent.evaluate.Arm;
import dev.acumen.agent.evaluate.EvaluationRun;
import dev.acumen.agent.event.RunEvent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.agent.AgentOptions;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.YamlFile;
import dev.acumen.cli.connect.BudgetOptions;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.connect.EndpointOptions;
import dev.acumen.cli.domain.DataOptions;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.Domains;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.UserError;
import dev.acumen.cli.show.ComparisonLines;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.cli.show.ToolLines;
import dev.acumen.core.group.Group;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen eval}. */
@Command(
        name = "eval",
        description = {
            "Measures on held-out tasks: without a library, and with --library also with it, side by side.",
            "With --attempts it scores attempts made elsewhere, and compares the scores with their labels."
        })
public final class EvalCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "As for learn.")
    private String domainName = "";

    @Option(names = "--library", paramLabel = "NAME[@VERSION]", description = "Library to measure.")
    private Optional<String> library = Optional.empty();

    @Mixin
    private RunChoice choice = new RunChoice();

    @Mixin
    private EvaluatorOption evaluator = new EvaluatorOption();

    @Option(
            names = "--attempts",
            paramLabel = "FILE",
            description = "Score attempts made elsewhere; no model is called.")
    private Optional<String> attempts = Optional.empty();

    @Option(names = "--samples", paramLabel = "N", description = "Attempts at each task in each arm (1).")
    private int samples = 1;

    @Option(names = "--temperature", paramLabel = "T", description = "To sample with (0.3).")
    private double temperature = 0.3;

    @Option(names = "--seed", paramLabel = "N", description = "Of splits and calls (0).")
    private long seed;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private BudgetOptions budget = new BudgetOptions();

    @Mixin
    private EventOptions events = new EventOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public EvalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session, domainName, data.given() || attempts.isPresent());
        if (attempts.isPresent()) {
            return new RecordedEvaluation(session, domain, evaluator)
                    .run(
                            session.path(attempts.get()),
                            data.fields(domain),
                            data.given() ? Optional.of(data.testTasks(session, domain, seed)) : Optional.empty());
        }
        if (temperature < 0 || samples < 1 || (samples > 1 && temperature == 0)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--temperature is not negative, and --samples is at least 1, and more than 1 only at a temperature above 0");
        }
        List<Task> tasks = data.testTasks(session, domain, seed);
        if (tasks.isEmpty()) {
            throw UserError.input("there is no task to measure on");
        }
        try (Connection connection = endpoint.connect(session, config, domain.name(), domain.canBeSimulated(), seed);
                ExperienceStore store = Opened.forWriting(session, common)) {
            try (AgentKit kit = agent.kit(session, common, config, domain, connection)) {
                return evaluate(domain, tasks, connection, store, kit);
            }
        }
    }

    private int evaluate(Domain domain, List<Task> tasks, Connection connection, ExperienceStore store, AgentKit kit) {
        String spec = evaluator.specification(domain, tasks);
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm("without", LibraryVersion.empty()));
        library.ifPresent(name -> arms.add(new Arm("with", Opened.version(store.libraries(), name))));
        RunPlan.Begun run = plan(domain, tasks, spec, connection, arms, kit)
                .begin(store, session.clock(), session.terminal(), choice);
        Terminal terminal = session.terminal();
        terminal.say(terminal.bold("eval " + domain.name()));
        terminal.say("  model     " + connection.describe());
        terminal.say("  tasks     " + tasks.size() + ", " + samples + (samples == 1 ? " attempt" : " attempts")
                + " at each in each arm, temperature " + temperature + ", scored by " + spec);
        terminal.say("  library   "
                + library.map(name -> Opened.name(name) + " at version "
                                + arms.get(1).version().id().brief())
                        .orElse("none"));
        kit.words().ifPresent(words -> terminal.say("  tools     " + words));
        terminal.say("  run       " + run.id() + (run.resumed() ? ", taken up where it stopped" : ""));
        List<List<Group>> groups = attempt(domain, tasks, spec, connection, arms, run, kit);
        ObjectNode result = JsonResult.object();
        result.put("run", run.id().value());
        result.put("simulated", connection.isSimulated());
        result.put("model", connection.settings().name());
        show(groups, result);
        for (int arm = 0; arm < arms.size(); arm++) {
            MetricLines.show(terminal, result, arms.get(arm).name(), groups.get(arm), seed);
        }
        JsonResult.spend(result, run.journal().spent());
        ToolLines.put(result, run.journal().tools());
        run.end(result.toString(), session.clock());
        terminal.say("");
        SpendTable.lines(run.journal().spent()).forEach(terminal::say);
        ToolLines.of(run.journal().tools()).forEach(terminal::say);
        terminal.result(result);
        return ExitCode.OK;
    }

    private List<List<Group>> attempt(
            Domain domain,
            List<Task> tasks,
            String spec,
            Connection connection,
            List<Arm> arms,
            RunPlan.Begun run,
            AgentKit kit) {
        AtomicInteger done = new AtomicInteger();
        int expected = tasks.size() * samples * arms.size();
        Consumer<RunEvent> progress = event -> {
            if (event instanceof RunEvent.AttemptScored) {
                session.terminal().status(done.incrementAndGet() + " of " + expected + " attempts");
            }
        };
        try (Workers workers = new Workers(
                        connection.settings().concurrency(),
                        connection.settings().roleLimits());
                EventOptions.Open told = events.open(session, progress);
                AgentKit.Hired agent = kit.agent(domain.prompts(), run.journal(), told.events())) {
            Models models = Models.of(
                    connection,
                    run.journal(),
                    budget.budget(connection.isPriced()),
                    session.clock(),
                    event -> told.events().accept(new RunEvent.Called(event)));
            RolloutEngine engine = new RolloutEngine(
                    new LiveRollouts(
                            agent,
                            models.model(),
                            new Injector(domain.prompts(), domain.instructions()),
                            OptionalInt.empty(),
                            new Health(10)),
                    new EvaluatorScorer(EvaluatorOption.judged(spec, domain, models.judge())),
                    workers,
                    attempt -> run.journal().append(new JournalEntry.Attempted(attempt)),
                    told.events());
            return run.told(
                    told.events(),
                    () -> new EvaluationRun(engine, workers, samples, temperature)
                            .evaluate(new StepId(run.id(), 0), tasks, arms));
        }
    }

    private void show(List<List<Group>> groups, ObjectNode result) {
        Terminal terminal = session.terminal();
        if (groups.size() == 2) {
            Optional<PairedComparison> comparison = PairedComparison.of(groups.get(0), groups.get(1));
            comparison.ifPresentOrElse(
                    found -> {
                        result.set("heldOut", JsonResult.comparison(found));
                        ComparisonLines.of(found).forEach(terminal::say);
                    },
                    () -> {
                        result.putNull("heldOut");
                        terminal.notice("warning: no task was graded in both arms, so there is nothing to compare");
                    });
        } else {
            GradeSummary summary = GradeSummary.of(groups.get(0));
            JsonResult.put(result, "score", summary.mean());
            result.put("graded", summary.graded());
            result.put("unscored", summary.unscored());
            terminal.say("  score             " + Numbers.score(summary.mean()) + " over " + summary.graded()
                    + " graded attempts, " + summary.unscored() + " unscored");
        }
    }

    private RunPlan plan(
            Domain domain, List<Task> tasks, String spec, Connection connection, List<Arm> arms, AgentKit kit) {
        Map<String, String> decides = new LinkedHashMap<>();
        decides.put("domain", domain.name());
        decides.putAll(new TreeMap<>(connection.decides()));
        decides.put(
                "simulate",
                connection.isSimulated() ? endpoint.simulation().changes().toString() : "no");
        decides.put(
                "tasks",
                new TaskSet(domain.name(), Split.TEST, tasks).fingerprint().brief());
        decides.put("evaluator", spec);
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        decides.put("samples", String.valueOf(samples));
        decides.put("temperature", String.valueOf(temperature));
        decides.put("seed", String.valueOf(seed));
        arms.forEach(arm -> decides.put("arm." + arm.name(), arm.version().id().brief()));
        decides.putAll(kit.decides());
        decides.putAll(RunPlan.fingerprints(domain.prompts()));
        return new RunPlan(
                "eval",
                library.map(Opened::name).orElse(domain.name()),
                decides,
                Map.of(),
                RunMaterial.of(domain, kit, Optional.empty(), new TaskSet(domain.name(), Split.TEST, tasks)));
    }
}
