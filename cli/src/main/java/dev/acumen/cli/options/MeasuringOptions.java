package dev.acumen.cli.options;

import dev.acumen.cli.session.Session;
import dev.acumen.core.run.Budget;
import dev.acumen.data.SplitTasks;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.EvaluationSpecBuilder;
import dev.acumen.runtime.run.RunChoice;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured on, with what, and how much of it: of every command that measures. */
public final class MeasuringOptions {

    private static final String ALL = "all";
    private static final String HELD_OUT = "held-out";

    @Mixin
    private RunChoiceOptions choice = new RunChoiceOptions();

    @Mixin
    private EvaluatorOption evaluator = new EvaluatorOption();

    @Option(names = "--samples", paramLabel = "N", description = "Attempts at each task in each arm (1).")
    private int samples = 1;

    @Option(
            names = {"--temperature", "--eval-temperature"},
            paramLabel = "T",
            description = "To sample with (0.3).")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            description = "The most tokens of one reply when attempting (unset).")
    private Optional<Integer> maxOutputTokens = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of splits and calls (0).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "WHICH",
            description = {
                "Rows of a file that --data names: held-out, those that learn holds out of it with the same seed, or all",
                "(default: all for eval, held-out for compare and ablate)."
            })
    private Optional<String> rows = Optional.empty();

    @Mixin
    private UntilOptions until = new UntilOptions();

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

    /**
     * What they say of an evaluation of a domain. What {@code acumen.yaml} says of held-out attempts when learning goes for these too.
     *
     * @param measuresAllRows whether all rows of a file are measured on unless told otherwise, not only those that learning holds out of it
     */
    public EvaluationSpecBuilder spec(Session session, AcumenConfig config, Domain domain, boolean measuresAllRows) {
        String which = rows.orElse(measuresAllRows ? ALL : HELD_OUT);
        if (!which.equals(ALL) && !which.equals(HELD_OUT)) {
            throw new UserError(UserError.Kind.USAGE, "--rows is held-out or all, not '" + which + "'");
        }
        DomainTasks given = tasks(session, domain);
        SplitTasks tasks = which.equals(ALL) ? given.measured(seed(config)) : given.split(seed(config));
        EvaluationSpecBuilder spec = EvaluationSpec.of(domain, tasks)
                .samples(samples)
                .temperature(temperature
                        .or(() -> Optional.ofNullable(config.learnOrEmpty().evaluationTemperature()))
                        .orElseGet(() -> domain.preset().settings().build().evaluationTemperature()))
                .maxOutputTokens(maxOutputTokens
                        .or(() -> Optional.ofNullable(config.learnOrEmpty().maxOutputTokens()))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()))
                .seed(seed(config))
                .agent(agent(config))
                .retrieval(retrieval.spec(config.retrievalOrEmpty()))
                .budget(budget.budget())
                .choice(choice.choice());
        evaluator.specification().ifPresent(spec::evaluator);
        until.apply(spec);
        return spec;
    }

    /** What the agent works with. */
    public AgentSpec agent(AcumenConfig config) {
        return agent.spec(config.toolsOrEmpty());
    }

    /** The tasks of the domain or of the files that were given. */
    public DomainTasks tasks(Session session, Domain domain) {
        return data.tasks(session, domain);
    }

    /** Which run is gone on with. */
    public RunChoice choice() {
        return choice.choice();
    }

    /** The most that may be spent. */
    public Budget budget() {
        return budget.budget();
    }

    /** Whether it is to stop as soon as it is decided which arm is better. */
    public boolean isUntilDecided() {
        return until.isGiven();
    }

    /** How often a verdict may be wrong. */
    public double alpha() {
        return until.alpha();
    }

    /** Whether files with tasks were given. */
    public boolean hasData() {
        return data.given();
    }

    /** How attempts are scored, if that was said. */
    public Optional<String> evaluator() {
        return evaluator.specification();
    }

    /** Of splits and calls. */
    public long seed(AcumenConfig config) {
        return seed.or(() -> Optional.ofNullable(config.learnOrEmpty().seed())).orElse(0L);
    }

    /** The way to the model. */
    public EndpointOptions endpoint() {
        return endpoint;
    }

    /** Who is told what happens. */
    public EventOptions events() {
        return events;
    }
}
