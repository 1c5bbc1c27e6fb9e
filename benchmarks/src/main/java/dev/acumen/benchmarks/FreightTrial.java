package dev.acumen.benchmarks;

import dev.acumen.agent.scoring.ShuffledScorer;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearnSettingsBuilder;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One whole learning run on the built-in domain, as the command line makes it.
 *
 * @param seed of tasks, batches, calls and the simulation
 * @param settings how to learn; the seed in them is not used
 * @param change what else is different about the run; for controls
 * @param reviewerErrorRate share of lessons that the simulated reviewer words wrongly
 */
public record FreightTrial(
        long seed, LearnSettingsBuilder settings, UnaryOperator<LearningRun.Builder> change, double reviewerErrorRate) {

    /** What the simulated reviewer gets wrong unless told otherwise. */
    static final double USUAL_ERRORS = 0.05;

    /**
     * What a run came to.
     *
     * @param report of the run
     * @param learning calls for everything but held-out attempts
     */
    public record Outcome(LearnReport report, long learning) {}

    /** The published algorithm, with rewards as they are or, as a control, dealt out again at random within each group. */
    public static FreightTrial published(long seed, int epochs, boolean shuffled) {
        return new FreightTrial(
                seed,
                LearnSettings.math().published().epochs(epochs),
                shuffled ? shuffled(seed) : UnaryOperator.identity(),
                USUAL_ERRORS);
    }

    /** Deals out the rewards of practice attempts again at random within each group. */
    static UnaryOperator<LearningRun.Builder> shuffled(long seed) {
        return run -> run.practiceScoring(scorer -> new ShuffledScorer(scorer, seed));
    }

    /** Weighs attempts by noise in place of their advantage. */
    static UnaryOperator<LearningRun.Builder> noise(long seed) {
        AdvantageEstimator noise = group -> {
            Random random =
                    new Random(Fingerprint.of(seed + group.task().id().value()).seed());
            return AdvantagedGroup.of(group, member -> random.nextGaussian());
        };
        return run -> run.strategies(Strategies.builtIn().advantages("noise", noise));
    }

    /** Scores practice attempts by somebody who says of a wrong one what it should have done. The usual evaluator says both prices and no more. */
    static UnaryOperator<LearningRun.Builder> words() {
        return run -> run.practiceScoring(scorer -> (task, rollouts) -> {
            List<Score> scores = scorer.score(task, rollouts);
            return IntStream.range(0, scores.size())
                    .mapToObj(i ->
                            worded(scores.get(i), rollouts.get(i).trajectory().finalAnswer()))
                    .toList();
        });
    }

    private static Score worded(Score score, String reply) {
        return score instanceof Score.Graded graded && graded.reward().value() < 1
                ? FreightDomain.objection(reply)
                        .<Score>map(objection -> new Score.Graded(graded.reward(), objection))
                        .orElse(score)
                : score;
    }

    /**
     * Runs it.
     *
     * @param home an empty folder
     */
    public Outcome run(Path home) {
        Clock clock = Clock.systemUTC();
        RunId id = new RunId("freight-1");
        SimulationSettings simulation = SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .reviewerErrorRate(reviewerErrorRate)
                .build();
        FreightDomain domain = new FreightDomain();
        try (SimulatedServer server = SimulatedServer.start(simulation);
                ExperienceStore store = ExperienceStore.open(home, clock, notice -> {})) {
            RunJournal journal = store.startRun(
                    new JournalEntry.RunStarted(id, "learn", FreightDomain.NAME, Map.of(), clock.instant()));
            EndpointSettings endpoint = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                    .name("simulated/" + SimulatedServer.MODEL)
                    .seed(Optional.of(seed))
                    .build();
            OpenAiEndpoint model = new OpenAiEndpoint(endpoint, journal, Budget.unlimited(), clock, event -> {});
            List<Task> heldOut = domain.tasks(Split.TEST, seed).tasks();
            LearnReport report = change.apply(LearningRun.builder(
                                    store.libraries(),
                                    model,
                                    Evaluators.parse("numeric:abs=" + FreightDomain.TOLERANCE))
                            .instructions(domain.instructions())
                            .settings(settings.seed(seed).build())
                            .validation(domain.tasks(Split.VALIDATION, seed).tasks()))
                    .build()
                    .learn(
                            id,
                            FreightDomain.NAME,
                            domain.tasks(Split.PRACTICE, seed).tasks(),
                            heldOut);
            long calls =
                    journal.spent().values().stream().mapToLong(Spend::calls).sum();
            return new Outcome(report, calls - (report.heldOut().isPresent() ? 2L * heldOut.size() : 0));
        }
    }

    /** The gain of a finished run; a run that learned nothing gained nothing. */
    public static double gain(LearnReport report) {
        return report.heldOut().map(PairedComparison::difference).orElse(0.0);
    }
}
