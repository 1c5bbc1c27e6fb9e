package dev.acumen.store.internal.view;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.internal.Storable;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in plain memory, for those who only read. Not safe for use by several threads. */
public final class RunsInMemory implements RunQueries {

    private static final Comparator<RolloutId> ORDER = Comparator.comparingInt(
                    (RolloutId id) -> id.pass().step().number())
            .thenComparing(id -> id.pass().name())
            .thenComparing(id -> id.task().value())
            .thenComparingInt(RolloutId::sample);

    private final Map<RunId, RunRecord> runs = new HashMap<>();
    private final Map<RunId, Map<List<Object>, CallTotals>> calls = new HashMap<>();
    private final Map<RunId, Map<RolloutId, AttemptRecord>> attempts = new HashMap<>();

    /** A run began, or began anew under other settings before it did anything. */
    public void start(JournalEntry.RunStarted started) {
        attempts.remove(started.run());
        runs.put(
                started.run(),
                new RunRecord(
                        started.run(),
                        started.kind(),
                        started.library(),
                        started.configuration(),
                        started.at(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** A run ended. */
    public void end(JournalEntry.RunEnded ended) {
        runs.computeIfPresent(
                ended.run(),
                (id, run) -> new RunRecord(
                        id,
                        run.kind(),
                        run.library(),
                        run.configuration(),
                        run.started(),
                        Optional.of(ended.at()),
                        Optional.of(ended.outcome()),
                        Optional.of(ended.report()),
                        run.pruned(),
                        Optional.empty()));
    }

    /** What is large was taken out of a run's journal. */
    public void prune(RunId run, Instant at) {
        runs.computeIfPresent(
                run,
                (id, record) -> new RunRecord(
                        id,
                        record.kind(),
                        record.library(),
                        record.configuration(),
                        record.started(),
                        record.ended(),
                        record.outcome(),
                        record.report(),
                        Optional.of(at),
                        Optional.empty()));
    }

    /** Calls were made. */
    public void count(RunId run, CallTotals made) {
        CallTotals totals = Storable.totals(made);
        calls.computeIfAbsent(run, id -> new LinkedHashMap<>())
                .merge(List.of(totals.phase(), totals.endpoint(), totals.model()), totals, CallTotals::plus);
    }

    /** An attempt was scored. */
    public void attempt(ScoredRollout attempt) {
        AttemptRecord record = AttemptRecord.of(attempt);
        attempts.computeIfAbsent(record.id().pass().step().run(), id -> new HashMap<>())
                .put(record.id(), record);
    }

    @Override
    public Optional<RunRecord> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<CallTotals> calls(RunId id) {
        return calls.getOrDefault(id, Map.of()).values().stream()
                .map(Storable::totals)
                .toList();
    }

    @Override
    public List<AttemptRecord> attempts(RunId id) {
        return attempts.getOrDefault(id, Map.of()).values().stream()
                .sorted(Comparator.comparing(AttemptRecord::id, ORDER))
                .toList();
    }
}
