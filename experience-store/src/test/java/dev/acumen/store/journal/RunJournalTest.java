package dev.acumen.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run must not do again, and what it must be told, before and after the process ended. */
class RunJournalTest {

    @TempDir
    private Path folder;

    private final EntryCodec codec = new EntryCodec();
    private final Samples samples = new Samples(21);

    @Test
    void finishedCallsAreFoundAgain() {
        CallKey key = samples.key();
        FinishedCall call = samples.call(key);
        CallKey other = new CallKey(key.endpoint(), key.site(), key.turn(), "0".repeat(64));
        CallKey next = new CallKey(key.endpoint(), key.site(), key.turn() + 1, key.request());
        try (RunJournal journal = open()) {
            assertThat(journal.finished(key)).isEmpty();
            assertThat(journal.diverges(key)).isFalse();
            journal.append(new JournalEntry.CallStarted(key, Optional.empty()));
            journal.append(new JournalEntry.CallFinished(call));
            finishedIs(journal, call, other, next);
            assertThat(journal.inDoubt()).isEmpty();
        }
        try (RunJournal journal = open()) {
            finishedIs(journal, call, other, next);
            assertThat(journal.inDoubt()).isEmpty();
        }
    }

    private static void finishedIs(RunJournal journal, FinishedCall call, CallKey other, CallKey next) {
        assertThat(journal.finished(call.key())).contains(call);
        assertThat(journal.finished(other)).isEmpty();
        assertThat(journal.diverges(call.key())).isFalse();
        assertThat(journal.diverges(other)).isTrue();
        assertThat(journal.diverges(next)).isFalse();
        assertThat(journal.spent())
                .containsOnly(java.util.Map.entry(call.key().site().phase(), call.spend()));
    }

    @Test
    void failedCallsOfADecidedStepAreNotToBeMadeAgain() {
        CallKey key = samples.key();
        try (RunJournal journal = open()) {
            journal.append(new JournalEntry.CallStarted(key, Optional.empty()));
            journal.append(new JournalEntry.CallFailed(key, Optional.empty(), "400", 1));
            assertThat(journal.failedForGood(key)).isEmpty();
        }
        try (RunJournal journal = open()) {
            assertThat(journal.failedForGood(key)).isEmpty();
            journal.append(new JournalEntry.StepDecided(key.site().pass().step()));
        }
        try (RunJournal journal = open()) {
            assertThat(journal.failedForGood(key))
                    .map(JournalEntry.CallFailed::reason)
                    .contains("400");
            assertThat(journal.failedForGood(samples.key())).isEmpty();
        }
    }

    @Test
    void callsWithoutAnEndAreInDoubtForTheNextProcessOnly() {
        CallKey lost = samples.key();
        CallKey failed = samples.key();
        try (RunJournal journal = open()) {
            journal.append(new JournalEntry.CallStarted(failed, Optional.empty()));
            journal.append(new JournalEntry.CallFailed(failed, Optional.empty(), "500", 1));
            journal.append(new JournalEntry.CallStarted(lost, Optional.empty()));
            assertThat(journal.inDoubt()).isEmpty();
        }
        FinishedCall call = samples.call(lost);
        try (RunJournal journal = open()) {
            assertThat(journal.inDoubt()).containsOnlyKeys(lost);
            journal.append(new JournalEntry.CallStarted(lost, Optional.empty()));
            journal.append(new JournalEntry.CallFinished(call));
        }
        try (RunJournal journal = open()) {
            assertThat(journal.inDoubt()).isEmpty();
            assertThat(journal.finished(lost)).contains(call);
        }
    }

    @Test
    void whatWasSpentIsTheSumByPhase() {
        Spend sum = Spend.nothing();
        try (RunJournal journal = open()) {
            for (int i = 0; i < 50; i++) {
                FinishedCall call = samples.call(samples.key());
                journal.append(new JournalEntry.CallFinished(call));
                sum = sum.plus(call.spend());
            }
            assertThat(total(journal)).isEqualTo(sum);
        }
        try (RunJournal journal = open()) {
            assertThat(total(journal)).isEqualTo(sum);
        }
    }

    private static Spend total(RunJournal journal) {
        return journal.spent().values().stream().reduce(Spend.nothing(), Spend::plus);
    }

    @Test
    void anAttemptIsWrittenOnceUnlessItsScoreChanged() throws IOException {
        ScoredRollout attempt = samples.attempt(new RunId("freight-1"));
        try (RunJournal journal = open()) {
            journal.append(new JournalEntry.Attempted(attempt));
            long size = Files.size(path());
            journal.append(new JournalEntry.Attempted(attempt));
            assertThat(Files.size(path())).isEqualTo(size);
        }
        try (RunJournal journal = open()) {
            long size = Files.size(path());
            journal.append(new JournalEntry.Attempted(attempt));
            assertThat(Files.size(path())).isEqualTo(size);
            journal.append(new JournalEntry.Attempted(
                    new ScoredRollout(attempt.rollout(), Score.unscored(Score.Cause.EVALUATOR, "later"))));
            assertThat(Files.size(path())).isGreaterThan(size);
        }
    }

    private Path path() {
        return folder.resolve("run.jsonl");
    }

    private RunJournal open() {
        return new RunJournal(path(), codec, notice -> {});
    }
}
