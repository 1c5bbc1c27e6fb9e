package dev.acumen.store.journal;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.journal.ToolKey;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.tool.ToolAnswer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run as its journal tells it, for doing it over: everything that happened is final, failures too, and nothing can be added.
 * Held in memory whole.
 */
public final class RecordedRun implements Journal {

    private final Map<CallKey, FinishedCall> finished = new HashMap<>();
    private final Map<CallKey, JournalEntry.CallFailed> failures = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();
    private final Map<ToolKey, ToolAnswer> toolAnswers = new HashMap<>();
    private final Map<String, ToolTotals> tools = new TreeMap<>();
    private final Map<RolloutId, ScoredRollout> attempts = new LinkedHashMap<>();
    private Optional<JournalEntry.RunStarted> started = Optional.empty();
    private Optional<JournalEntry.RunEnded> ended = Optional.empty();

    private RecordedRun() {}

    /**
     * Reads the journal as it is now.
     *
     * @throws StorageException if it is damaged
     */
    public static RecordedRun read(Path path, EntryCodec codec) {
        RecordedRun run = new RecordedRun();
        JournalScan.read(path, 0, codec, (offset, entry) -> run.take(entry));
        return run;
    }

    /** How the run began. */
    public Optional<JournalEntry.RunStarted> started() {
        return started;
    }

    /** How it ended, if it did in good order. */
    public Optional<JournalEntry.RunEnded> ended() {
        return ended;
    }

    /** Its attempts as they were scored last, in the order they were first scored. */
    public Map<RolloutId, ScoredRollout> attempts() {
        return Collections.unmodifiableMap(attempts);
    }

    /** The places where calls were answered. What was attempted elsewhere was taken from another run. */
    public Set<CallSite> answeredAt() {
        return finished.keySet().stream().map(CallKey::site).collect(Collectors.toSet());
    }

    @Override
    public Optional<FinishedCall> finished(CallKey key) {
        return Optional.ofNullable(finished.get(key));
    }

    @Override
    public boolean diverges(CallKey key) {
        return false;
    }

    @Override
    public Optional<JournalEntry.CallFailed> failedForGood(CallKey key) {
        return Optional.ofNullable(failures.get(key));
    }

    @Override
    public Optional<String> given(String name) {
        return Optional.ofNullable(given.get(name));
    }

    @Override
    public Optional<ToolAnswer> answered(ToolKey call) {
        return Optional.ofNullable(toolAnswers.get(call));
    }

    @Override
    public Map<String, ToolTotals> tools() {
        return Collections.unmodifiableMap(tools);
    }

    /** Refuses: what is recorded is not added to. */
    @Override
    public void append(JournalEntry entry) {
        throw new IllegalStateException("a recorded run takes no entries");
    }

    @Override
    public Map<CallKey, Spend> inDoubt() {
        return Map.of();
    }

    @Override
    public Map<Phase, Spend> spent() {
        Map<Phase, Spend> spent = new EnumMap<>(Phase.class);
        finished.values().forEach(call -> spent.merge(call.key().site().phase(), call.spend(), Spend::plus));
        return spent;
    }

    @Override
    public Spend committed() {
        return spent().values().stream().reduce(Spend.nothing(), Spend::plus);
    }

    private void take(JournalEntry entry) {
        if (entry instanceof JournalEntry.RunStarted start) {
            started = Optional.of(start);
            attempts.clear();
        } else if (entry instanceof JournalEntry.RunInput thing) {
            given.put(thing.name(), thing.text());
        } else if (entry instanceof JournalEntry.CallFinished done) {
            finished.put(done.call().key(), done.call());
            failures.remove(done.call().key());
        } else if (entry instanceof JournalEntry.CallFailed failed) {
            failures.put(failed.key(), failed);
        } else if (entry instanceof JournalEntry.ToolAnswered answered) {
            toolAnswers.put(ToolKey.of(answered.attempt(), answered.call()), answered.answer());
            tools.merge(answered.call().tool(), ToolTotals.of(answered.answer()), ToolTotals::plus);
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            attempts.put(attempted.attempt().rollout().id(), attempted.attempt());
        } else if (entry instanceof JournalEntry.RunEnded end) {
            ended = Optional.of(end);
        }
    }
}
