package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.learning.group.Compared;
import dev.acumen.learning.group.ComparedGroup;
import dev.acumen.learning.group.GroupHistory;
import dev.acumen.learning.group.RewardShaping;
import org.junit.jupiter.api.Test;

/** What every {@link RewardShaping} does. For a test class to extend. */
public abstract class RewardShapingContract {

    /** The shaping. */
    protected abstract RewardShaping shaping();

    @Test
    void everyGradedAttemptIsShownAndNoOtherIs() {
        for (Group group : SampleGroups.all()) {
            ComparedGroup shaped = shaping().shape(group, GroupHistory.none());
            assertThat(shaped.shown()).extracting(Compared::attempt).containsExactlyElementsOf(group.graded());
            assertThat(shaped.members()).extracting(Compared::attempt).isSubsetOf(group.members());
        }
    }

    @Test
    void itShapesTheSameAgain() {
        for (Group group : SampleGroups.all()) {
            assertThat(shaping().shape(group, GroupHistory.none()))
                    .isEqualTo(shaping().shape(group, GroupHistory.none()));
        }
    }
}
