package dev.acumen.runtime.library;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.report.VersionDrift;
import dev.acumen.learning.signal.SignalName;
import dev.acumen.runtime.report.StepJson;
import dev.acumen.store.ExperienceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drift of the versions that learning adopted, as the journals of the runs tell. */
public final class VersionDrifts {

    private final Map<StepId, VersionDrift> bySteps = new HashMap<>();

    private VersionDrifts() {}

    /** Of all that was learned. Only runs that measured any drift are read. */
    public static VersionDrifts of(ExperienceStore store, List<HeadMove> moves) {
        VersionDrifts drifts = new VersionDrifts();
        moves.stream()
                .filter(move -> move.cause() == HeadMove.Cause.LEARNED)
                .flatMap(move -> move.step().stream())
                .map(StepId::run)
                .distinct()
                .flatMap(run -> store.runs().find(run).stream())
                .filter(run -> run.configuration().getOrDefault("signal", "").contains(SignalName.GSPO.word()))
                .flatMap(run -> store.stepReports(run.id()).stream())
                .forEach(drifts::read);
        return drifts;
    }

    private void read(JournalEntry.StepReported reported) {
        StepJson.drift(StepJson.read(reported)).ifPresent(drift -> bySteps.put(reported.step(), drift));
    }

    /** What was measured when the head moved so; empty if nothing was. */
    public Optional<VersionDrift> of(HeadMove move) {
        return move.cause() == HeadMove.Cause.LEARNED ? move.step().map(bySteps::get) : Optional.empty();
    }
}
