package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Advantage;
import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.core.group.Group;
import dev.acumen.learning.group.AdvantageEstimator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AdvantageEstimator} does. For a test class to extend. */
public abstract class AdvantageEstimatorContract {

    /** The estimator. */
    protected abstract AdvantageEstimator estimator();

    @Test
    void everyGradedMemberHasOneThatIsANumber() {
        for (Group group : SampleGroups.graded()) {
            List<Advantage> advantages = estimator().estimate(group).advantages();
            assertThat(advantages).hasSameSizeAs(group.graded());
            assertThat(advantages).allMatch(advantage -> Double.isFinite(advantage.value()));
        }
    }

    @Test
    void aBetterRewardIsNoSmallerAdvantage() {
        for (Group group : SampleGroups.graded()) {
            AdvantagedGroup estimated = estimator().estimate(group);
            double[] rewards = group.rewards();
            for (int i = 0; i < rewards.length; i++) {
                for (int j = 0; j < rewards.length; j++) {
                    if (rewards[i] > rewards[j]) {
                        assertThat(estimated.advantages().get(i).value())
                                .as("%s against %s", rewards[i], rewards[j])
                                .isGreaterThanOrEqualTo(
                                        estimated.advantages().get(j).value());
                    }
                }
            }
        }
    }

    @Test
    void itEstimatesTheSameAgain() {
        for (Group group : SampleGroups.graded()) {
            assertThat(estimator().estimate(group)).isEqualTo(estimator().estimate(group));
        }
    }
}
