package dev.acumen.store;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.files.FileProblem;
import dev.acumen.store.internal.database.JournalProjection;
import dev.acumen.store.internal.view.RunQueries;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs, each read from its journal when it is asked for, unless a summary says enough. */
final class StoredRuns implements RunRecords {

    private final Projection projection;
    private final JournalFolder files;
    private final Map<RunId, RunSummary> summaries;

    /** @param summaries those that hold as long as the store is open: none for its owner */
    StoredRuns(Projection projection, JournalFolder files, Map<RunId, RunSummary> summaries) {
        this.projection = projection;
        this.files = files;
        this.summaries = Map.copyOf(summaries);
    }

    @Override
    public List<RunRecord> list() {
        projection.refuseIfClosed();
        return files.runIds().stream()
                .flatMap(id -> find(id).stream())
                .sorted(Comparator.comparing(RunRecord::started)
                        .thenComparing(run -> run.id().value()))
                .toList();
    }

    @Override
    public Optional<RunRecord> find(RunId id) {
        RunSummary summary = summaries.get(id);
        if (summary != null) {
            return Optional.of(summary.run());
        }
        Optional<RunRecord> found = ask(id, runs -> runs.find(id));
        Optional<String> damage = projection.damage(id);
        return damage.isEmpty()
                ? found
                : Optional.of(found.map(run -> run.damaged(damage.get()))
                        .orElseGet(() -> RunRecord.unreadable(id, lastChanged(id), damage.get())));
    }

    @Override
    public List<RunRecord> unfinished(String kind, String library) {
        List<RunRecord> unfinished = new ArrayList<>(list().stream()
                .filter(run -> run.kind().equals(kind) && run.library().equals(library))
                .filter(run -> run.ended().isEmpty())
                .toList());
        Collections.reverse(unfinished);
        return unfinished;
    }

    @Override
    public RunId nextId(String prefix, Set<RunId> others) {
        for (int number = 1; ; number++) {
            RunId id = RunId.numbered(prefix, number);
            if (!others.contains(id) && !Files.exists(files.run(id))) {
                return id;
            }
        }
    }

    @Override
    public List<CallTotals> calls(RunId id) {
        RunSummary summary = summaries.get(id);
        return summary != null ? summary.calls() : ask(id, runs -> runs.calls(id));
    }

    @Override
    public Map<Phase, Spend> spend(RunId id) {
        Map<Phase, Spend> spend = new EnumMap<>(Phase.class);
        for (CallTotals totals : calls(id)) {
            if (totals.spend().calls() > 0) {
                spend.merge(totals.phase(), totals.spend(), Spend::plus);
            }
        }
        return spend;
    }

    @Override
    public List<AttemptRecord> attempts(RunId id) {
        return ask(id, runs -> runs.attempts(id));
    }

    @Override
    public Optional<AttemptRecord> attempt(RolloutId id) {
        return attempts(id.pass().step().run()).stream()
                .filter(attempt -> attempt.id().equals(id))
                .findFirst();
    }

    /** What later readers need of each run, as it stands in the database now. Damaged runs are left out: their files must be looked at. */
    List<RunSummary> summaries(Map<String, JournalProjection.Projected> read) {
        List<RunSummary> made = new ArrayList<>();
        for (RunRecord run : list()) {
            JournalProjection.Projected of = read.get(files.name(files.run(run.id())));
            if (of != null && run.damage().isEmpty()) {
                made.add(new RunSummary(of, run, calls(run.id())));
            }
        }
        return made;
    }

    private <T> T ask(RunId run, Function<RunQueries, T> question) {
        return projection.run(run, question);
    }

    private Instant lastChanged(RunId id) {
        try {
            return Files.getLastModifiedTime(files.run(id)).toInstant();
        } catch (IOException e) {
            throw new StorageException(
                    "cannot read " + files.run(id) + ": " + FileProblem.reading(files.run(id), e), e);
        }
    }
}
