package dev.acumen.cli.learn;

import dev.acumen.Acumen;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.AgentOptions;
import dev.acumen.cli.options.BudgetOptions;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.options.ReviewOption;
import dev.acumen.cli.options.RunChoiceOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.RedistillSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen runs redistill}. */
@Command(
        name = "redistill",
        description = {
            "Learns another library from the attempts of a run that are paid for already.",
            "It may take another reviewing model, other prompts or another way of scoring. Only reviewing calls are made."
        })
public final class RedistillCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A finished learning run.")
    private String id = "";

    @Option(
            names = "--library",
            paramLabel = "NAME",
            description = "Library to learn into (default: the run's, with -redistilled behind it).")
    private Optional<String> library = Optional.empty();

    @Option(
            names = "--evaluator",
            paramLabel = "SPEC",
            description = "How attempts are scored (default: as in the run).")
    private Optional<String> evaluator = Optional.empty();

    @Option(
            names = "--no-ground-truth",
            description = "Score by agreement between attempts; do not use reference answers.")
    private boolean noGroundTruth;

    @Option(names = "--prompts", paramLabel = "DIR", description = "Prompts in place of the run's, as for a domain.")
    private Optional<String> prompts = Optional.empty();

    @Option(names = "--lessons-per-group", paramLabel = "N", description = "The most lessons one group may suggest.")
    private Optional<Integer> lessonsPerGroup = Optional.empty();

    @Option(names = "--review-temperature", paramLabel = "T", description = "For summaries, comparisons and edits.")
    private Optional<Double> reviewTemperature = Optional.empty();

    @Option(
            names = "--held-out-samples",
            paramLabel = "N",
            description = "Attempts at each held-out task in each arm, made now (0).")
    private int heldOutSamples;

    @Mixin
    private RunChoiceOptions choice = new RunChoiceOptions();

    @Mixin
    private ReviewOption review = new ReviewOption();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private BudgetOptions budget = new BudgetOptions();

    @Mixin
    private EventOptions events = new EventOptions();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public RedistillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        try (Acumen acumen = Runtimes.of(session, common, config, endpoint).build()) {
            LearnSpec.Builder spec = acumen.runs()
                    .redistill(new RedistillSpec(
                            id, library, evaluator, prompts.map(session::path), settings(), heldOutSamples))
                    .holdsResult(review.holdsResult(config.learnOrEmpty()))
                    .budget(budget.budget())
                    .choice(choice.choice());
            if (heldOutSamples > 0) {
                spec.agent(agent.spec(config.toolsOrEmpty()));
            }
            try (LearnJob job = acumen.prepare(spec.build())) {
                String domain = job.spec().domain().name();
                return new LearnPresentation(
                                session, job, new LearnPresentation.Given(common, endpoint, domain), events)
                        .run();
            }
        }
    }

    private Map<String, String> settings() {
        Map<String, String> changed = new LinkedHashMap<>();
        lessonsPerGroup.ifPresent(value -> changed.put("lessonsPerGroup", value.toString()));
        reviewTemperature.ifPresent(value -> changed.put("reviewTemperature", value.toString()));
        if (noGroundTruth) {
            changed.put("groundTruth", "false");
        }
        return changed;
    }
}
