package dev.acumen.runtime.run;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.run.RolloutId;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.report.HeldOutRewards;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hears how held-out attempts are scored. Thread-safe. */
final class HeldOutTally implements Consumer<RunEvent> {

    private final Map<RolloutId, Double> rewards = new LinkedHashMap<>();

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Attempted attempted && attempted.event() instanceof RolloutEvent.Scored scored) {
            RolloutId id = scored.rollout().rollout().id();
            scored.rollout()
                    .score()
                    .rewardIfGraded()
                    .filter(reward -> HeldOutRewards.isHeldOut(id))
                    .ifPresent(reward -> rewards.put(id, reward.value()));
        }
    }

    synchronized HeldOutRewards rewards() {
        return new HeldOutRewards(rewards);
    }
}
