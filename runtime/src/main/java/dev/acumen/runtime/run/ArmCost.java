package dev.acumen.runtime.run;

import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.store.ExperienceStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the attempts of one arm took, those of earlier runs included, which cost nothing now.
 *
 * @param arm its name
 * @param attempts that were made or reused
 * @param reused those that an earlier run had made
 * @param spend calls, which are the turns of all attempts together, tokens and cost
 * @param took the time that the calls waited for their answers, all together
 */
public record ArmCost(String arm, int attempts, int reused, Spend spend, Duration took) {

    private record Taken(Spend spend, Duration took) {
        Taken plus(Taken other) {
            return new Taken(spend.plus(other.spend), took.plus(other.took));
        }
    }

    /** What each arm took. */
    static List<ArmCost> of(
            ExperienceStore store, RunId run, ReusedAttempts reused, List<String> arms, List<List<Group>> groups) {
        Set<RunId> runs = new HashSet<>(reused.runs());
        runs.add(run);
        Map<RolloutId, Taken> taken = new HashMap<>();
        for (RunId one : runs) {
            store.entries(one, entry -> {
                if (entry instanceof JournalEntry.CallFinished done
                        && done.call().key().site().phase() == Phase.ROLLOUT) {
                    var site = done.call().key().site();
                    taken.merge(
                            new RolloutId(site.pass(), new TaskId(site.subject()), site.sample()),
                            new Taken(done.call().spend(), done.call().took()),
                            Taken::plus);
                }
            });
        }
        List<ArmCost> costs = new ArrayList<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            Taken all = new Taken(Spend.nothing(), Duration.ZERO);
            int attempts = 0;
            int earlier = 0;
            for (Group group : groups.get(arm)) {
                for (ScoredRollout member : group.members()) {
                    RolloutId id = member.rollout().id();
                    RolloutId made = reused.source(id).orElse(id);
                    attempts++;
                    earlier += made.equals(id) ? 0 : 1;
                    all = all.plus(taken.getOrDefault(made, new Taken(Spend.nothing(), Duration.ZERO)));
                }
            }
            costs.add(new ArmCost(arms.get(arm), attempts, earlier, all.spend(), all.took()));
        }
        return costs;
    }
}
