package dev.acumen.core.journal;

import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;

/**
 * What calls of a run came to, those of one phase to one endpoint that one model answered.
 *
 * @param phase what they were for
 * @param endpoint the endpoint's name
 * @param model as the server named it; empty where it named none, and for calls that no model answered
 * @param spend the finished calls
 * @param tries requests that left, for finished and for failed calls
 * @param failed calls that failed for good
 * @param started calls that began; they stand under the empty model, because nobody knows yet who will answer
 */
public record CallTotals(
        Phase phase, String endpoint, String model, Spend spend, long tries, long failed, long started) {

    /** A call that is about to go out. */
    public static CallTotals of(JournalEntry.CallStarted call) {
        return one(call.key(), "", Spend.nothing(), 0, 0, 1);
    }

    /** A call that was answered. */
    public static CallTotals of(FinishedCall call) {
        return one(call.key(), call.model(), call.spend(), call.tries(), 0, 0);
    }

    /** A call that failed for good. */
    public static CallTotals of(JournalEntry.CallFailed call) {
        // One that never left did not begin either; as it ended, it is put down as both.
        return one(call.key(), "", Spend.nothing(), call.tries(), 1, call.tries() == 0 ? 1 : 0);
    }

    /** Both together, under this one's names. */
    public CallTotals plus(CallTotals other) {
        return new CallTotals(
                phase,
                endpoint,
                model,
                spend.plus(other.spend),
                tries + other.tries,
                failed + other.failed,
                started + other.started);
    }

    /** Calls that began and of whose end nothing is known; they may have been paid for. For totals of all models together. */
    public long inDoubt() {
        return Math.max(0, started - spend.calls() - failed);
    }

    private static CallTotals one(CallKey key, String model, Spend spend, long tries, long failed, long started) {
        return new CallTotals(key.site().phase(), key.endpoint(), model, spend, tries, failed, started);
    }
}
