package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link GroupSelector} does. For a test class to extend. */
public abstract class GroupSelectorContract {

    /** The selector. */
    protected abstract GroupSelector selector();

    @Test
    void itContrastsGradedMembersAndSaysWhyNotTheOthers() {
        for (Group group : SampleGroups.all()) {
            Selection selection = selector().select(group);
            List<ScoredRollout> contrasted = selection.contrasted().members();
            assertThat(contrasted).isSubsetOf(group.graded()).doesNotHaveDuplicates();
            assertThat(selection.contrasted().task()).isEqualTo(group.task());
            List<RolloutId> others = group.members().stream()
                    .filter(member -> !contrasted.contains(member))
                    .map(member -> member.rollout().id())
                    .toList();
            assertThat(selection.leftOut().keySet()).containsExactlyInAnyOrderElementsOf(others);
            assertThat(selection.leftOut().values()).noneMatch(String::isBlank);
        }
    }

    @Test
    void itSelectsTheSameAgain() {
        for (Group group : SampleGroups.all()) {
            assertThat(selector().select(group)).isEqualTo(selector().select(group));
        }
    }
}
