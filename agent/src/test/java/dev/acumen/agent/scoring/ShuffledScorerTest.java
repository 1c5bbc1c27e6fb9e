package dev.acumen.agent.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.script.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledScorerTest {

    private static final Score MISSING = Score.unscored(Score.Cause.FAILED, "an outage");

    @Test
    void gradesAreDealtOutAgainAndUnscoredAttemptsStay() {
        List<Score> all = List.of(grade(0), MISSING, grade(1), grade(2), MISSING, grade(3));
        Set<List<Score>> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Task task = Samples.task("t" + i);
            List<Rollout> rollouts = IntStream.range(0, all.size())
                    .mapToObj(sample -> Samples.rollout(task, sample, "x"))
                    .toList();
            GroupScorer scorer = new ShuffledScorer((ignored, attempts) -> all, 3);
            List<Score> shuffled = scorer.score(task, rollouts);

            assertThat(shuffled).containsExactlyInAnyOrderElementsOf(all);
            assertThat(shuffled.get(1)).isEqualTo(MISSING);
            assertThat(shuffled.get(4)).isEqualTo(MISSING);
            assertThat(scorer.score(task, rollouts)).isEqualTo(shuffled);
            seen.add(shuffled);
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    private static Score grade(double reward) {
        return new Score.Graded(new Reward(reward), "given");
    }
}
