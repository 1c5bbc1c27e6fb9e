package dev.acumen.benchmarks.throughput;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.prompts.PromptBook;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One sweep of a run, with all that a run has around it. */
final class AcumenLoop implements Loop {

    static final String MODEL = "latency";
    static final double TEMPERATURE = 0.7;
    static final RunId RUN = new RunId("throughput-1");

    private final Clock clock = Clock.systemUTC();
    private final ExperienceStore store;
    private final RunJournal journal;

    /** @param home an empty folder */
    AcumenLoop(Path home) {
        this.store = ExperienceStore.open(home, clock, notice -> {});
        this.journal =
                store.startRun(new JournalEntry.RunStarted(RUN, "eval", "throughput", Map.of(), clock.instant()));
    }

    @Override
    public List<String> run(URI server, Setting setting, String pass) {
        Sweep sweep = new Sweep(
                new PassId(new StepId(RUN, 1), pass),
                Practice.tasks(setting.calls() / Practice.SAMPLES),
                LibraryVersion.empty(),
                Practice.SAMPLES,
                TEMPERATURE);
        try (Workers workers = new Workers(setting.inFlight())) {
            List<Group> groups = workers.join(engine(server, setting, workers).start(sweep));
            return groups.stream()
                    .flatMap(group -> group.members().stream())
                    .map(member -> member.rollout().trajectory().finalAnswer())
                    .toList();
        }
    }

    private RolloutEngine engine(URI server, Setting setting, Workers workers) {
        EndpointSettings settings = EndpointSettings.builder(server, MODEL)
                .concurrency(setting.inFlight())
                .build();
        OpenAiEndpoint model = new OpenAiEndpoint(settings, journal, Budget.unlimited(), clock, event -> {});
        return new RolloutEngine(
                new LiveRollouts(
                        new SingleCallAgent(),
                        model,
                        new Injector(PromptBook.builtIn(), Practice.INSTRUCTIONS),
                        OptionalInt.empty(),
                        new Health(10)),
                new EvaluatorScorer(Evaluators.parse("regex")),
                workers,
                attempt -> journal.append(new JournalEntry.Attempted(attempt)),
                event -> {});
    }

    /** Also folds the journal into the database. */
    @Override
    public void close() {
        store.close();
    }
}
