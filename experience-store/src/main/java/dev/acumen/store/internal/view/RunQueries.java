package dev.acumen.store.internal.view;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.RunId;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.List;
import java.util.Optional;

/** Runs as their journals have them, as far as they were read. */
public interface RunQueries {

    /** The run with the given id. */
    Optional<RunRecord> find(RunId id);

    /** What the calls of a run came to, by phase, endpoint and model. */
    List<CallTotals> calls(RunId id);

    /** The attempts of a run, by step, pass, task and sample. */
    List<AttemptRecord> attempts(RunId id);
}
