package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.run.RolloutId;
import dev.acumen.learning.group.Compared;
import dev.acumen.learning.group.ComparedGroup;
import dev.acumen.learning.group.GroupHistory;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link GroupSelector} does. For a test class to extend. */
public abstract class GroupSelectorContract {

    /** The selector. */
    protected abstract GroupSelector selector();

    @Test
    void itContrastsAttemptsAtTheTaskAndSaysWhyNotTheOthers() {
        for (ComparedGroup group : SampleGroups.compared()) {
            for (GroupHistory history : SampleGroups.histories(group)) {
                Selection selection = selector().select(group, history);
                List<Compared> contrasted = selection.contrasted().members();
                assertThat(contrasted).doesNotHaveDuplicates();
                assertThat(selection.contrasted().task()).isEqualTo(group.task());
                List<RolloutId> others = group.members().stream()
                        .filter(member -> !contrasted.contains(member))
                        .map(member -> member.attempt().rollout().id())
                        .toList();
                assertThat(selection.leftOut().keySet()).containsAll(others);
                assertThat(contrasted)
                        .noneMatch(member -> selection
                                .leftOut()
                                .containsKey(member.attempt().rollout().id()));
                assertThat(selection.leftOut().values()).noneMatch(String::isBlank);
            }
        }
    }

    @Test
    void itSelectsTheSameAgain() {
        for (ComparedGroup group : SampleGroups.compared()) {
            for (GroupHistory history : SampleGroups.histories(group)) {
                assertThat(selector().select(group, history))
                        .isEqualTo(selector().select(group, history));
            }
        }
    }
}
