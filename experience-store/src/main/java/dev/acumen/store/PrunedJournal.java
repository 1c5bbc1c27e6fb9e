package dev.acumen.store;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalCopy;
import dev.acumen.store.journal.JournalScan;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stays of a run's journal: its begin and end, what its calls came to, and the attempts that lessons were drawn from, in brief. */
final class PrunedJournal {

    private final RunId run;
    private final Path path;
    private final Map<RolloutId, JournalEntry.Attempted> kept = new LinkedHashMap<>();
    private final Set<RolloutId> cited;
    private final List<CallTotals> calls;
    private Optional<JournalEntry.RunStarted> started = Optional.empty();
    private Optional<JournalEntry.RunEnded> ended = Optional.empty();
    private int dropped;

    /**
     * Reads the journal.
     *
     * @param cited the attempts to keep
     * @param calls what the run's calls came to
     * @throws dev.acumen.store.journal.StorageException if it is damaged
     */
    PrunedJournal(RunId run, Path path, EntryCodec codec, Set<RolloutId> cited, List<CallTotals> calls) {
        this.run = run;
        this.path = path;
        this.cited = cited;
        this.calls = calls;
        JournalScan.read(path, 0, codec, (offset, entry) -> take(entry)).whole();
    }

    /** The entries that stay. A run that never ended is over now, and says so. */
    JournalCopy copy(EntryCodec codec, Instant now) {
        JournalEntry.RunEnded end =
                ended.orElseGet(() -> new JournalEntry.RunEnded(run, "pruned before it ended", "{}", now));
        List<JournalEntry> entries = new ArrayList<>();
        started.ifPresent(entries::add);
        entries.add(new JournalEntry.Pruned(run, calls, now));
        entries.addAll(kept.values());
        entries.add(end);
        return JournalCopy.of(entries, codec);
    }

    /** What writing the copy does. */
    Pruning effect(long bytesBefore, JournalCopy copy) {
        return new Pruning(run, bytesBefore, copy.bytes(), kept.size(), dropped);
    }

    /** The journal that is read. */
    Path path() {
        return path;
    }

    private void take(JournalEntry entry) {
        if (entry instanceof JournalEntry.RunStarted begun) {
            started = Optional.of(begun);
        } else if (entry instanceof JournalEntry.RunEnded end) {
            ended = Optional.of(end);
        } else if (entry instanceof JournalEntry.Attempted attempted) {
            RolloutId id = attempted.attempt().rollout().id();
            if (cited.contains(id)) {
                kept.put(id, new JournalEntry.Attempted(brief(attempted.attempt())));
            } else {
                dropped++;
            }
        }
    }

    /** The input, the answer and the score, without what was said between. */
    static ScoredRollout brief(ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        List<ChatMessage> messages = rollout.trajectory().messages();
        Stream<ChatMessage> asked =
                messages.stream().filter(UserMessage.class::isInstance).limit(1);
        String answer = rollout.trajectory().finalAnswer();
        Stream<ChatMessage> answered = answer.isEmpty() ? Stream.empty() : Stream.of(AiMessage.from(answer));
        Trajectory brief = new Trajectory(Stream.concat(asked, answered).toList());
        return new ScoredRollout(
                new Rollout(rollout.id(), rollout.exposure(), brief, rollout.ending()), attempt.score());
    }
}
