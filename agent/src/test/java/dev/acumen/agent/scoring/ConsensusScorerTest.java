package dev.acumen.agent.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsensusScorerTest {

    private static final Task TASK = Samples.task("t");

    @ParameterizedTest
    @ValueSource(strings = {"numeric", "exact"})
    void theRewardIsTheShareOfSiblingsThatAgree(String evaluator) {
        List<Double> rewards = rewards(
                evaluator, TASK, "I add 3 and 4.\nAnswer: 7", "Four and three make 7.\nAnswer: 7", "So\nAnswer: 8");

        assertThat(rewards).containsExactly(0.5, 0.5, 0.0);
    }

    @Test
    void theReferenceIsNeverLookedAt() {
        String[] replies = {"#### 7", "#### 7", "#### 42"};

        assertThat(rewards("numeric", TASK, replies))
                .isEqualTo(rewards("numeric", TASK.withReference(Reference.none()), replies))
                .containsExactly(0.5, 0.5, 0.0);
    }

    @Test
    void attemptsThatSayNothingOrBrokeNeitherVoteNorCount() {
        List<Rollout> rollouts = List.of(
                Samples.rollout(TASK, 0, "#### 7"),
                Samples.rollout(TASK, 1, ""),
                Samples.rollout(TASK, 2, "#### 8", new Ending.Truncated("tokens")),
                Samples.rollout(TASK, 3, "#### 7"));

        List<Score> scores = scorer("numeric").score(TASK, rollouts);

        assertThat(scores.get(0).rewardIfGraded()).contains(Reward.ONE);
        assertThat(scores.get(3).rewardIfGraded()).contains(Reward.ONE);
        assertThat(scores.get(1)).isInstanceOf(Score.Unscored.class);
        assertThat(scores.get(2)).isInstanceOf(Score.Unscored.class);
    }

    @Test
    void anAttemptAloneIsUnscored() {
        assertThat(scorer("exact").score(TASK, List.of(Samples.rollout(TASK, 0, "7"))))
                .singleElement()
                .isInstanceOf(Score.Unscored.class);
        assertThat(scorer("exact").score(TASK, List.of())).isEmpty();
    }

    private static List<Double> rewards(String evaluator, Task task, String... replies) {
        List<Rollout> rollouts = new ArrayList<>();
        for (String reply : replies) {
            rollouts.add(Samples.rollout(task, rollouts.size(), reply));
        }
        return scorer(evaluator).score(task, rollouts).stream()
                .map(score -> score.rewardIfGraded().orElseThrow().value())
                .toList();
    }

    private static GroupScorer scorer(String evaluator) {
        return new ConsensusScorer(Evaluators.parse(evaluator));
    }
}
