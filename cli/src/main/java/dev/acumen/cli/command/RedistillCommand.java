package dev.acumen.cli.command;

import dev.acumen.agent.data.SplitTasks;
import dev.acumen.agent.learn.LearnSettings;
import dev.acumen.agent.rollout.EarlierRollouts;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.agent.AgentOptions;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.YamlFile;
import dev.acumen.cli.connect.BudgetOptions;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.connect.EndpointOptions;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.endpoints.simulated.freight.FreightDomain;
import dev.acumen.prompts.PromptBook;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
            "Learns another library from the attempts of a run that are paid for already: with another reviewing model,",
            "other prompts or another way of scoring. Only reviewing calls are made."
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
    private RunChoice choice = new RunChoice();

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
        library.ifPresent(Opened::checkedName);
        AcumenConfig config = YamlFile.config(session.directory());
        try (ExperienceStore store = Opened.forWriting(session, common)) {
            FinishedRun run = FinishedRun.find(store, id).learned();
            String name = library.orElse(run.started().library() + "-redistilled");
            if (name.equals(run.started().library())) {
                throw new UserError(
                        ExitCode.USAGE,
                        "the library '" + name
                                + "' learned from these attempts already: give another name with --library");
            }
            long seed = Long.parseLong(run.configured("seed"));
            String domain = run.configured("domain");
            try (Connection connection =
                            endpoint.connect(session, config, domain, domain.equals(FreightDomain.NAME), seed);
                    AgentKit kit = kit(run, config, connection)) {
                bring(store, name, run);
                return new LearnJob(
                                session,
                                store,
                                name,
                                material(run),
                                connection,
                                endpoint.simulation().changes(),
                                settings(run, connection),
                                budget.budget(connection.isPriced()),
                                events,
                                choice,
                                kit,
                                session.shown(common.home(session)))
                        .run();
            }
        }
    }

    /** Only held-out attempts are made anew; without them what the agent had is recorded and that is enough. */
    private AgentKit kit(FinishedRun run, AcumenConfig config, Connection connection) {
        if (heldOutSamples == 0) {
            return run.material().kit(run.started().configuration());
        }
        List<String> tools =
                List.of(run.started().configuration().getOrDefault("tools", "").split(" "));
        return agent.kit(session, common, config, material(run).domain().with(tools), connection);
    }

    private LearnJob.Material material(FinishedRun run) {
        String spec = evaluator.orElseGet(() -> run.configured("evaluator"));
        Path folder = run.folder(session);
        EvaluatorOption.asksJudge(spec, folder);
        RunMaterial given = run.material();
        Domain original = given.domain(folder, run.configured("domain"), spec, Optional.empty());
        Domain domain = prompts.map(changed -> given.domain(
                        folder, original.name(), spec, Optional.of(overridden(original, session.path(changed)))))
                .orElse(original);
        return new LearnJob.Material(
                domain,
                new SplitTasks(given.practice(), new TaskSet(domain.name(), Split.VALIDATION, List.of()), given.test()),
                spec,
                Optional.of(new EarlierRollouts(ReplayCommand.practice(run))),
                "of run " + run.id());
    }

    private static PromptBook overridden(Domain domain, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserError.input(folder + " is no folder with prompts");
        }
        return domain.prompts().overriddenBy(folder);
    }

    private LearnSettings settings(FinishedRun run, Connection connection) {
        Map<String, String> changed = new LinkedHashMap<>();
        lessonsPerGroup.ifPresent(value -> changed.put("lessonsPerGroup", value.toString()));
        reviewTemperature.ifPresent(value -> changed.put("reviewTemperature", value.toString()));
        connection.contextTokens().ifPresent(value -> changed.put("contextTokens", String.valueOf(value)));
        changed.put("heldOutSamples", String.valueOf(heldOutSamples));
        if (noGroundTruth) {
            changed.put("groundTruth", "false");
        }
        return run.settings(changed);
    }

    /** A library that is new begins where the run began. */
    private void bring(ExperienceStore store, String name, FinishedRun run) {
        LibraryVersion base = run.base(store.libraries());
        if (store.libraries().head(name).isPresent() || base.lessons().isEmpty()) {
            return;
        }
        store.libraries().save(name, Revision.brought(base));
        store.libraries()
                .advance(new HeadMove(
                        name,
                        LibraryVersion.empty().id(),
                        base.id(),
                        HeadMove.Cause.IMPORTED,
                        Optional.empty(),
                        session.clock().instant()));
    }
}
