package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.ledger.LedgerDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned with one signal and not with another, on invoices that the simulated endpoint posts. */
class SignalDomainsTest {

    private static final LedgerDomain LEDGER = new LedgerDomain();
    private static final List<Task> HELD_OUT = LEDGER.tasks(Split.TEST, 1).tasks();

    private static final int TASKS = 30;
    private static final int SEEDS = 4;
    private static final String BRIEF = "nothing beyond the decisions";

    private static SimulatedServer server;

    @TempDir
    private Path home;

    @BeforeAll
    static void startServer() {
        server = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .reviewerErrorRate(0)
                .build());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /**
     * What a run came to.
     *
     * @param version that it learned
     * @param score of held-out attempts with it
     * @param tokens of one of them
     */
    private record Outcome(LibraryVersion version, double score, double tokens) {

        boolean says(String words) {
            return version.lessons().stream().map(Lesson::text).anyMatch(text -> text.contains(words));
        }
    }

    private Outcome learn(String signal, String evaluator, int seed, List<Task> heldOut) {
        Clock clock = Clock.systemUTC();
        RunId id = new RunId("ledger-1");
        DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
        DoubleSummaryStatistics tokens = new DoubleSummaryStatistics();
        try (ExperienceStore store =
                ExperienceStore.open(home.resolve(signal.replaceAll("\\W", "-") + seed), clock, notice -> {})) {
            RunJournal journal =
                    store.startRun(new JournalEntry.RunStarted(id, "learn", "ledger", Map.of(), clock.instant()));
            OpenAiEndpoint endpoint = new OpenAiEndpoint(
                    EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                            .name("simulated")
                            .seed(Optional.of((long) seed))
                            .build(),
                    journal,
                    Budget.unlimited(),
                    clock,
                    event -> {});
            LibraryVersion version = LearningRun.builder(store.libraries(), endpoint, Evaluators.parse(evaluator))
                    .instructions(LEDGER.instructions())
                    .settings(LearnSettings.math()
                            .adoption(AdoptionSettings.published())
                            .economy(Economy.none())
                            .epochs(1)
                            .batchSize(OptionalInt.of(TASKS))
                            .signal(signal)
                            .build())
                    .events(event -> {
                        if (event instanceof RunEvent.Attempted attempted
                                && attempted.event() instanceof RolloutEvent.Scored scored
                                && scored.rollout().rollout().id().pass().name().endsWith("held-out-with")) {
                            synchronized (scores) {
                                scored.rollout()
                                        .score()
                                        .rewardIfGraded()
                                        .ifPresent(reward -> scores.accept(reward.value()));
                                tokens.accept(WrittenLength.of(
                                                scored.rollout().rollout().trajectory())
                                        .tokens());
                            }
                        }
                    })
                    .build()
                    .learn(
                            id,
                            "ledger",
                            LEDGER.tasks(Split.PRACTICE, seed).tasks().subList(0, TASKS),
                            HELD_OUT)
                    .version();
            System.out.println(signal + " " + scores.getAverage() + " " + tokens.getAverage());
            version.lessons().stream()
                    .filter(l -> l.text().startsWith("Exp"))
                    .forEach(l -> System.out.println("   " + l.text()));
            return new Outcome(version, scores.getAverage(), tokens.getAverage());
        }
    }

    /** In the sum of rewards what a reply costs is a fiftieth of what it is worth and drowns; normalised by itself it does not. */
    @Test
    void whatDrownsInASumOfRewardsIsLearnedWhereEachIsNormalisedByItself() {
        String rewards = "sum(right=numeric:abs=0.005, short=tokens:6000 if right)";
        int summed = 0;
        int apart = 0;
        for (int seed = 1; seed <= 2 * SEEDS; seed++) {
            summed += learn("grpo", rewards, seed, List.of()).says(BRIEF) ? 1 : 0;
            apart += learn("gdpo", rewards, seed, List.of()).says(BRIEF) ? 1 : 0;
        }

        assertThat(apart).isGreaterThan(summed + 1);
    }

    @Test
    void shorterAnswersAreLearnedAtTheSameScoreWhereTheShortestAttemptsAreCompared() {
        double score = 0;
        double tokens = 0;
        double shortScore = 0;
        double shortTokens = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Outcome all = learn("dr-grpo", "numeric:abs=0.005", seed, HELD_OUT);
            Outcome shortest = learn("dr-grpo,gfpo:shortest", "numeric:abs=0.005", seed, HELD_OUT);
            score += all.score() / SEEDS;
            tokens += all.tokens() / SEEDS;
            shortScore += shortest.score() / SEEDS;
            shortTokens += shortest.tokens() / SEEDS;
        }

        assertThat(shortScore).isCloseTo(score, within(0.05));
        assertThat(shortTokens).isLessThan(0.6 * tokens);
    }
}
