package dev.acumen.benchmarks;

import dev.acumen.agent.scoring.ShuffledScorer;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Split;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One whole learning run on the built-in domain, as the command line makes it.
 *
 * @param seed of tasks, batches, calls and the simulation
 * @param epochs how often each task is practised
 * @param shuffled whether rewards are dealt out again at random within each group
 */
public record FreightTrial(long seed, int epochs, boolean shuffled) {

    /**
     * Runs it.
     *
     * @param home an empty folder
     */
    public LearnReport run(Path home) {
        Clock clock = Clock.systemUTC();
        RunId id = new RunId("freight-1");
        SimulationSettings simulation = SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .build();
        LearnSettings settings = LearnSettings.math().epochs(epochs).seed(seed).build();
        try (SimulatedServer server = SimulatedServer.start(simulation);
                ExperienceStore store = ExperienceStore.open(home, clock, notice -> {})) {
            RunJournal journal = store.startRun(
                    new JournalEntry.RunStarted(id, "learn", FreightDomain.NAME, Map.of(), clock.instant()));
            EndpointSettings endpoint = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                    .name("simulated/" + SimulatedServer.MODEL)
                    .seed(Optional.of(seed))
                    .build();
            OpenAiEndpoint model = new OpenAiEndpoint(endpoint, journal, Budget.unlimited(), clock, event -> {});
            return LearningRun.builder(
                            store.libraries(), model, Evaluators.parse("numeric:abs=" + FreightDomain.TOLERANCE))
                    .instructions(new FreightDomain().instructions())
                    .settings(settings)
                    .practiceScoring(scorer -> shuffled ? new ShuffledScorer(scorer, seed) : scorer)
                    .build()
                    .learn(
                            id,
                            FreightDomain.NAME,
                            new FreightDomain().tasks(Split.PRACTICE, seed).tasks(),
                            new FreightDomain().tasks(Split.TEST, seed).tasks());
        }
    }

    /** The gain of a finished run; a run that learned nothing gained nothing. */
    public static double gain(LearnReport report) {
        return report.heldOut().map(PairedComparison::difference).orElse(0.0);
    }
}
