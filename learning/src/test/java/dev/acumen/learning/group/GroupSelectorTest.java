package dev.acumen.learning.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.simulation.script.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupSelectorTest {

    @Test
    void aGroupIsMixedBySpreadNotByMean() {
        assertThat(teaches(0.5, 0.5, 0.5, 0.5, 0.5)).isFalse();
        assertThat(teaches(0, 2)).isTrue();
        assertThat(teaches(-1, 0)).isTrue();
        assertThat(teaches(1, 1)).isFalse();
        assertThat(teaches(0.1 + 0.2, 0.3)).isFalse();
    }

    @Test
    void aGroupWithFewerThanTwoGradedAttemptsTeachesNothing() {
        assertThat(teaches(1, Double.NaN, Double.NaN)).isFalse();
        assertThat(teaches(Double.NaN)).isFalse();
        assertThat(teaches(1, Double.NaN, 0)).isTrue();
    }

    @Test
    void whoIsNotContrastedIsNamedWithTheReason() {
        Group group = Samples.group(Samples.task("t"), 1, Double.NaN, 0);

        Selection selection = GroupSelector.mixed().select(group);

        assertThat(selection.contrasted().members())
                .containsExactly(group.members().get(0), group.members().get(2));
        assertThat(selection.leftOut())
                .containsExactly(Map.entry(group.members().get(1).rollout().id(), "not graded"));
    }

    private static boolean teaches(double... rewards) {
        return GroupSelector.mixed()
                .select(Samples.group(Samples.task("t"), rewards))
                .teaches();
    }
}
