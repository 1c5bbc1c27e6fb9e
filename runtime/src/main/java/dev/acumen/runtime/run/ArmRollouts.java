package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.Task;
import java.util.Map;

/**
 * Attempts of several arms side by side, each arm with lessons chosen in its own way.
 *
 * @param byPass where the attempts of a pass come from, by its name
 */
record ArmRollouts(Map<String, RolloutSource> byPass) implements RolloutSource {

    @Override
    public int samples(PassId pass, Task task, int wanted) {
        return of(pass).samples(pass, task, wanted);
    }

    @Override
    public VersionId library(PassId pass, LibraryVersion wanted) {
        return of(pass).library(pass, wanted);
    }

    @Override
    public Rollout attempt(RolloutId id, Task task, LibraryVersion version, double temperature) {
        return of(id.pass()).attempt(id, task, version, temperature);
    }

    private RolloutSource of(PassId pass) {
        RolloutSource source = byPass.get(pass.name());
        if (source == null) {
            throw new IllegalArgumentException("there is no arm for the pass " + pass.name());
        }
        return source;
    }
}
