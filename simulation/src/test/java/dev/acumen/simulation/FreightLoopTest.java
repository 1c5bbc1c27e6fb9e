package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.freight.FreightDomain;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That there is something to learn, and that it is learned from rewards and from nothing else. */
class FreightLoopTest {

    private static final List<Task> PRACTICE =
            new FreightDomain().tasks(Split.PRACTICE, 1).tasks();
    private static final TaskSet TEST = new FreightDomain().tasks(Split.TEST, 1);

    private static double gain(boolean shuffled, long seed, int batch) {
        SimulationSettings settings = SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .build();
        try (SimulatedServer server = SimulatedServer.start(settings)) {
            PlainClient client = new PlainClient(server);
            FreightLoop loop = new FreightLoop(client, shuffled, seed);
            double before = FreightLoop.shareRight(client, TEST, List.of(), 2);
            for (int from = 0; from < PRACTICE.size(); from += batch) {
                loop.step(PRACTICE.subList(from, from + batch));
            }
            double after = FreightLoop.shareRight(client, TEST, loop.lessons(), 2);
            long right = loop.lessons().stream()
                    .filter(FreightDomain.houseLessons()::contains)
                    .count();
            System.out.printf(
                    "loop, %s rewards, seed %d, batches of %d: %.3f -> %.3f, %d lessons, %d of them the house's%n",
                    shuffled ? "shuffled" : "true",
                    seed,
                    batch,
                    before,
                    after,
                    loop.lessons().size(),
                    right);
            return after - before;
        }
    }

    @Test
    void practiceWithTrueRewardsGains() {
        assertThat(gain(false, 1, 100)).isGreaterThan(0.4);
        assertThat(gain(false, 2, 25)).isGreaterThan(0.3);
    }

    @Test
    void practiceWithShuffledRewardsDoesNot() {
        double gains = gain(true, 1, 100) + gain(true, 2, 100) + gain(true, 3, 25);
        assertThat(gains / 3).isBetween(-0.35, 0.1);
    }
}
