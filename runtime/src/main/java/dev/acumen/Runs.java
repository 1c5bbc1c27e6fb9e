package dev.acumen;

import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.learning.Strategies;
import dev.acumen.runtime.run.FinishedRun;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.runtime.run.RedistillSpec;
import dev.acumen.runtime.run.ReplayJob;
import dev.acumen.runtime.run.RescoreJob;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs under a home folder: what they did, what they cost, and doing them over. Every method looks at them anew, also while somebody learns. Where there is
 * no such run, methods throw {@link dev.acumen.runtime.environment.UserError}. Safe for use by several threads.
 */
public final class Runs {

    private final Acumen acumen;

    Runs(Acumen acumen) {
        this.acumen = acumen;
    }

    /** All runs, oldest first. */
    public List<RunRecord> list() {
        return acumen.reading(store -> store.runs().list());
    }

    /** A run by its id. */
    public RunRecord show(String run) {
        return acumen.reading(store -> NamedRun.find(store, run));
    }

    /** The scored attempts of a run. */
    public List<AttemptRecord> attempts(String run) {
        return acumen.reading(
                store -> store.runs().attempts(NamedRun.find(store, run).id()));
    }

    /** What a run spent, by phase. */
    public Map<Phase, Spend> cost(String run) {
        return acumen.reading(
                store -> store.runs().spend(NamedRun.find(store, run).id()));
    }

    /** Does a finished learning run over from its journal, without a call, and compares what comes out. The library is left as it is. */
    public ReplayJob.Replayed replay(String run) {
        return replay(run, Strategies.builtIn());
    }

    /**
     * The same for a run with strategies of an application.
     *
     * @param strategies of the same names as in the run
     */
    public ReplayJob.Replayed replay(String run, Strategies strategies) {
        return acumen.reading(store -> new ReplayJob(
                        acumen.environment(),
                        store.libraries(),
                        FinishedRun.find(store, run).learned(),
                        strategies)
                .replay());
    }

    /**
     * Scores the attempts of a run again, without a call. The run is left as it is.
     *
     * @param evaluator how; empty for how they were scored
     */
    public List<RescoreJob.Rescored> rescore(String run, Optional<String> evaluator) {
        return acumen.reading(
                store -> new RescoreJob(acumen.environment(), FinishedRun.find(store, run), evaluator).rescore());
    }

    /** A learning run on the attempts of a finished one, which are paid for already; build it and hand it to {@link Acumen#learn}. */
    public LearnSpec.Builder redistill(RedistillSpec spec) {
        return acumen.reading(store -> spec.learning(acumen.environment(), store));
    }
}
