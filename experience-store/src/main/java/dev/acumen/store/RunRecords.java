package dev.acumen.store;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is remembered of runs, including the present one. */
public interface RunRecords {

    /** All runs, oldest first. */
    List<RunRecord> list();

    /** The run with the given id. */
    Optional<RunRecord> find(RunId id);

    /** Runs of this kind on this library that never ended in good order, newest first. */
    List<RunRecord> unfinished(String kind, String library);

    /**
     * An id with the given prefix that no run has, such as {@code freight-2}.
     *
     * @param others ids that runs have elsewhere
     */
    RunId nextId(String prefix, Set<RunId> others);

    /** An id with the given prefix that no run here has. */
    default RunId nextId(String prefix) {
        return nextId(prefix, Set.of());
    }

    /** What the calls of a run came to, by phase, endpoint and model. */
    List<CallTotals> calls(RunId id);

    /** What the finished calls of a run cost, by phase. */
    Map<Phase, Spend> spend(RunId id);

    /** The attempts of a run, by pass, task and sample. */
    List<AttemptRecord> attempts(RunId id);

    /** One attempt. */
    Optional<AttemptRecord> attempt(RolloutId id);
}
