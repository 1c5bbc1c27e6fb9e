package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.group.ComparedGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AdvantageEstimator} does. For a test class to extend. */
public abstract class AdvantageEstimatorContract {

    /** The estimator. */
    protected abstract AdvantageEstimator estimator();

    @Test
    void everyMemberHasOneThatIsANumber() {
        for (ComparedGroup group : SampleGroups.compared()) {
            AdvantagedGroup estimated = estimator().estimate(group);
            assertThat(estimated.group()).isEqualTo(group);
            assertThat(estimated.advantages()).hasSameSizeAs(group.members()).allMatch(Double::isFinite);
        }
    }

    @Test
    void aBetterRewardIsNoSmallerAdvantage() {
        for (ComparedGroup group : SampleGroups.compared()) {
            List<Double> advantages = estimator().estimate(group).advantages();
            double[] rewards = group.rewards();
            for (int i = 0; i < rewards.length; i++) {
                for (int j = 0; j < rewards.length; j++) {
                    if (rewards[i] > rewards[j]) {
                        assertThat(advantages.get(i))
                                .as("%s against %s", rewards[i], rewards[j])
                                .isGreaterThanOrEqualTo(advantages.get(j));
                    }
                }
            }
        }
    }

    @Test
    void itEstimatesTheSameAgain() {
        for (ComparedGroup group : SampleGroups.compared()) {
            assertThat(estimator().estimate(group)).isEqualTo(estimator().estimate(group));
        }
    }

    @Test
    void whatItMakesOfABatchIsOneForEachGroupInItsOrder() {
        List<AdvantagedGroup> batch =
                SampleGroups.compared().stream().map(estimator()::estimate).toList();

        assertThat(estimator().overBatch(batch))
                .extracting(AdvantagedGroup::group)
                .containsExactlyElementsOf(SampleGroups.compared());
        assertThat(estimator().overBatch(List.of())).isEmpty();
    }
}
