package dev.acumen.store;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.store.internal.database.JournalProjection;
import dev.acumen.store.view.RunRecord;
import java.util.List;

/**
 * What lists of runs need of one.
 *
 * @param read what of its journal this is made from
 * @param run the run
 * @param calls what its calls came to
 */
record RunSummary(JournalProjection.Projected read, RunRecord run, List<CallTotals> calls) {

    RunSummary {
        calls = List.copyOf(calls);
    }
}
