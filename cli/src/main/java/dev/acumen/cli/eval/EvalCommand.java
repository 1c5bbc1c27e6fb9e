package dev.acumen.cli.eval;

import dev.acumen.Acumen;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.AgentOptions;
import dev.acumen.cli.options.BudgetOptions;
import dev.acumen.cli.options.DataOptions;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.EvaluatorOption;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.options.RetrievalOptions;
import dev.acumen.cli.options.RunChoiceOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--arms",
            paramLabel = "LIST",
            split = ",",
            description =
                    "What to compare, side by side: none, all, retrieved (default: none and, with --library, the lessons as they will be used).")
    private List<String> arms = List.of();

    @Mixin
    private RunChoiceOptions choice = new RunChoiceOptions();

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
    private RetrievalOptions retrieval = new RetrievalOptions();

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
        Domain domain = Domains.find(session.environment(), domainName, data.given() || attempts.isPresent());
        if (attempts.isPresent()) {
            return new RecordedEvaluation(session, domain, evaluator.specification())
                    .run(data.tasks(session, domain).recorded(session.path(attempts.get()), seed));
        }
        EvaluationSpec.Builder spec = EvaluationSpec.of(
                        domain, data.tasks(session, domain).measured(seed))
                .library(library)
                .samples(samples)
                .temperature(temperature)
                .seed(seed)
                .agent(agent.spec(config.toolsOrEmpty()))
                .arms(arms.stream().map(EvaluationArm::named).toList())
                .retrieval(retrieval.spec(config.retrievalOrEmpty()))
                .budget(budget.budget())
                .choice(choice.choice());
        evaluator.specification().ifPresent(spec::evaluator);
        try (Acumen acumen = Runtimes.of(session, common, config, endpoint).build();
                EvaluationJob job = acumen.prepare(spec.build())) {
            return new EvaluationPresentation(session, job, events, common.again()).run();
        }
    }
}
