package dev.acumen.cli.command;

import dev.acumen.agent.data.AttemptFile;
import dev.acumen.agent.data.AutoSplit;
import dev.acumen.agent.data.RecordedAttempt;
import dev.acumen.agent.data.RecordedAttempts;
import dev.acumen.agent.data.SplitTasks;
import dev.acumen.agent.rollout.RecordedRollouts;
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
import dev.acumen.cli.session.UserError;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen learn}. */
@Command(
        name = "learn",
        description = {
            "Learns a library of lessons from practice tasks and measures it on held-out tasks.",
            "Run again after an interruption, it goes on where it stopped and pays for no finished call twice."
        })
public final class LearnCommand implements Callable<Integer> {

    private static final int PROBE_TASKS = 3;

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "DOMAIN",
            description = "freight, math, a folder made by 'acumen init', or any name with --data.")
    private String domainName = "";

    @Option(
            names = "--library",
            paramLabel = "NAME",
            description = "Library to learn into (default: the domain's name).")
    private Optional<String> libraryName = Optional.empty();

    @Mixin
    private EvaluatorOption evaluator = new EvaluatorOption();

    @Option(
            names = "--attempts",
            paramLabel = "FILE",
            description = "Practise with attempts made elsewhere in place of live ones.")
    private Optional<String> attempts = Optional.empty();

    @Mixin
    private RunChoice choice = new RunChoice();

    @Option(
            names = "--dry-run",
            description =
                    "Do not learn; say what calls, tokens, money and time it would take, from a probe of a few tasks.")
    private boolean dryRun;

    @Option(
            names = "--probe",
            paramLabel = "N",
            description = "Tasks that --dry-run practises once, with real calls; 0 counts calls only (3).")
    private Optional<Integer> probe = Optional.empty();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LearnOptions learn = new LearnOptions();

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
    public LearnCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        libraryName.ifPresent(Opened::checkedName);
        if (probe.isPresent() && !dryRun) {
            throw new UserError(ExitCode.USAGE, "--probe belongs to --dry-run");
        }
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session, domainName, data.given() || attempts.isPresent());
        long seed = learn.seed(config.learnOrEmpty());
        LearnJob.Material material = material(domain, seed);
        if (material.tasks().practice().tasks().isEmpty()) {
            throw UserError.input("there is no task to practise");
        }
        try (Connection connection = endpoint.connect(session, config, domain.name(), domain.canBeSimulated(), seed);
                ExperienceStore store = Opened.forWriting(session, common);
                AgentKit kit = agent.kit(session, common, config, domain, connection)) {
            Function<OptionalInt, LearnJob> withContext = context -> new LearnJob(
                    session,
                    store,
                    libraryName.orElse(domain.name()),
                    material,
                    connection,
                    endpoint.simulation().changes(),
                    learn.settings(config.learnOrEmpty(), domain.preset(), attempts.isPresent(), context),
                    budget.budget(connection.isPriced()),
                    events,
                    choice,
                    kit,
                    session.shown(common.home(session)));
            LearnJob job = settled(withContext, connection);
            return dryRun ? new DryRun(job, probe.orElse(PROBE_TASKS)).run() : job.run();
        }
    }

    /** A run that was begun before its server was examined goes on with the context it began with. */
    private LearnJob settled(Function<OptionalInt, LearnJob> withContext, Connection connection) {
        LearnJob now = withContext.apply(connection.contextTokens());
        if (choice.isNew() || choice.isOld() || !connection.contextIsExamined() || now.isUnfinished()) {
            return now;
        }
        LearnJob before = withContext.apply(OptionalInt.empty());
        return before.isUnfinished() ? before : now;
    }

    private LearnJob.Material material(Domain domain, long seed) {
        if (attempts.isEmpty()) {
            SplitTasks tasks = data.tasks(session, domain, seed);
            String spec = evaluator.specification(domain, tasks.practice().tasks());
            return new LearnJob.Material(domain, tasks, spec, Optional.empty(), "live");
        }
        Optional<List<Task>> given =
                data.given() ? Optional.of(data.testTasks(session, domain, seed)) : Optional.empty();
        RecordedAttempts recorded = given.isPresent()
                ? AttemptFile.read(session.path(attempts.get()), data.fields(domain), given.get())
                : AttemptFile.read(session.path(attempts.get()), data.fields(domain));
        Map<TaskId, List<String>> replies = new HashMap<>();
        List<String> fields = new ArrayList<>();
        for (RecordedAttempt attempt : recorded.attempts()) {
            replies.computeIfAbsent(attempt.task(), task -> new ArrayList<>()).add(attempt.text());
            fields.add(attempt.task().value());
            fields.add(attempt.text());
        }
        SplitTasks tasks = AutoSplit.split(domain.name(), recorded.tasks(), seed);
        return new LearnJob.Material(
                domain,
                tasks,
                evaluator.specification(domain, tasks.practice().tasks()),
                Optional.of(new RecordedRollouts(replies)),
                Fingerprint.of(fields).brief());
    }
}
