package dev.acumen.agent.event;

import dev.acumen.core.group.Group;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.tool.ToolAnswer;
import dev.acumen.core.tool.ToolCall;

/** What happens in rollouts, as it happens. Told from several threads at once; a run that is resumed tells all of it again. */
public sealed interface RolloutEvent {

    /** A rollout begins. */
    record Started(RolloutId rollout) implements RolloutEvent {}

    /** A tool answered in a rollout, or could not, now or as the journal tells. */
    record ToolAnswered(RolloutId rollout, ToolCall call, ToolAnswer answer) implements RolloutEvent {}

    /** A rollout ended, well or not; it is not scored yet. */
    record Ended(Rollout rollout) implements RolloutEvent {}

    /** A rollout was scored. */
    record Scored(ScoredRollout rollout) implements RolloutEvent {}

    /** All rollouts of a group are scored. */
    record GroupScored(PassId pass, Group group) implements RolloutEvent {}
}
