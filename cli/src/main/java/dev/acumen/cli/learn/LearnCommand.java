package dev.acumen.cli.learn;

import dev.acumen.Acumen;
import dev.acumen.cli.estimate.DryRun;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.AgentOptions;
import dev.acumen.cli.options.BudgetOptions;
import dev.acumen.cli.options.BuiltInDomains;
import dev.acumen.cli.options.DataLines;
import dev.acumen.cli.options.DataOptions;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.EvaluatorOption;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.options.LearnOptions;
import dev.acumen.cli.options.RetrievalOptions;
import dev.acumen.cli.options.ReviewOption;
import dev.acumen.cli.options.RunChoiceOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.data.RecordedAttempts;
import dev.acumen.data.SplitTasks;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.run.AttemptSource;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.LearnSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            completionCandidates = BuiltInDomains.class,
            description = "One of ${COMPLETION-CANDIDATES}, a folder made by 'acumen init', or any name with --data.")
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
    private RunChoiceOptions choice = new RunChoiceOptions();

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
    private ReviewOption review = new ReviewOption();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private RetrievalOptions retrieval = new RetrievalOptions();

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
        if (probe.isPresent() && !dryRun) {
            throw new UserError(UserError.Kind.USAGE, "--probe belongs to --dry-run");
        }
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session.environment(), domainName, data.given() || attempts.isPresent());
        events.check(session);
        try (Acumen acumen = Runtimes.of(session, common, config, endpoint).build();
                LearnJob job = acumen.prepare(spec(config, domain))) {
            if (libraryName.isEmpty() && job.beginsFromSimulatedLessons()) {
                throw new UserError(
                        UserError.Kind.USAGE,
                        "the library '" + domain.name()
                                + "' was learned on the simulated endpoint: name another with --library,"
                                + " or the same, if its lessons are to stand before this model");
            }
            return dryRun
                    ? new DryRun(session, job, probe.orElse(PROBE_TASKS)).run()
                    : new LearnPresentation(
                                    session, job, new LearnPresentation.Given(common, endpoint, domainName), events)
                            .run();
        }
    }

    private LearnSpec spec(AcumenConfig config, Domain domain) {
        long seed = learn.seed(config.learnOrEmpty());
        LearnSpec.Builder spec = attempts.isEmpty()
                ? LearnSpec.of(libraryName.orElse(domain.name()), domain, found(data.tasks(session, domain), seed))
                : recorded(domain, seed);
        evaluator.specification().ifPresent(spec::evaluator);
        return spec.settings(learn.settings(config.learnOrEmpty(), domain, attempts.isPresent()))
                .agent(agent.spec(config.toolsOrEmpty()))
                .holdsResult(review.holdsResult(config.learnOrEmpty()))
                .retrieval(retrieval.spec(config.retrievalOrEmpty()))
                .budget(budget.budget())
                .choice(choice.choice())
                .build();
    }

    private SplitTasks found(DomainTasks given, long seed) {
        DomainTasks.Found found = given.find(seed);
        DataLines.explain(session, found.files(), found.isAutomatic());
        return found.tasks();
    }

    private LearnSpec.Builder recorded(Domain domain, long seed) {
        DomainTasks given = data.tasks(session, domain);
        RecordedAttempts recorded = given.recorded(session.path(attempts.orElseThrow()), seed);
        SplitTasks tasks = given.inFiles() ? found(given, seed) : given.ofAttempts(recorded.tasks(), seed);
        return LearnSpec.of(libraryName.orElse(domain.name()), domain, tasks)
                .recorded(Optional.of(AttemptSource.of(recorded)));
    }
}
