package dev.acumen.cli.options;

import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.run.EvaluationSpec;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured on, with what, and how much of it: of every command that measures. */
public final class MeasuringOptions {

    @Mixin
    private RunChoiceOptions choice = new RunChoiceOptions();

    @Mixin
    private EvaluatorOption evaluator = new EvaluatorOption();

    @Option(names = "--samples", paramLabel = "N", description = "Attempts at each task in each arm (1).")
    private int samples = 1;

    @Option(names = "--temperature", paramLabel = "T", description = "To sample with (0.3).")
    private double temperature = 0.3;

    @Option(names = "--seed", paramLabel = "N", description = "Of splits and calls (0).")
    private long seed;

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

    /** What they say of an evaluation of a domain. */
    public EvaluationSpec.Builder spec(Session session, AcumenConfig config, Domain domain) {
        EvaluationSpec.Builder spec = EvaluationSpec.of(
                        domain, tasks(session, domain).measured(seed))
                .samples(samples)
                .temperature(temperature)
                .seed(seed)
                .agent(agent.spec(config.toolsOrEmpty()))
                .retrieval(retrieval.spec(config.retrievalOrEmpty()))
                .budget(budget.budget())
                .choice(choice.choice());
        evaluator.specification().ifPresent(spec::evaluator);
        until.apply(spec);
        return spec;
    }

    /** The tasks of the domain or of the files that were given. */
    public DomainTasks tasks(Session session, Domain domain) {
        return data.tasks(session, domain);
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
    public long seed() {
        return seed;
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
