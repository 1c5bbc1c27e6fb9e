package dev.acumen.endpoints.internal.call;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallFailure;
import dev.langchain4j.exception.LangChain4jException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Answers finished calls from the journal, and lets no other call count before it stands there. */
public final class JournaledCaller implements Caller {

    private final Journal journal;
    private final WorstCase worst;
    private final Consumer<CallEvent> events;
    private final Caller next;

    /**
     * @param journal of the run
     * @param worst what a call may cost at most
     * @param events told what happens to each call
     * @param next makes the calls the journal does not know
     */
    public JournaledCaller(Journal journal, WorstCase worst, Consumer<CallEvent> events, Caller next) {
        this.journal = journal;
        this.worst = worst;
        this.events = events;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Optional<FinishedCall> known = journal.finished(call.key());
        if (known.isPresent()) {
            events.accept(new CallEvent.Replayed(known.get()));
            return known.get();
        }
        Optional<JournalEntry.CallFailed> failure = journal.failedForGood(call.key());
        if (failure.isPresent()) {
            throw CallFailures.again(failure.get());
        }
        if (journal.diverges(call.key())) {
            events.accept(new CallEvent.Diverged(call.key()));
        }
        return make(call);
    }

    private FinishedCall make(Call call) {
        Departures departures = new Departures(call);
        FinishedCall finished;
        try {
            finished = next.call(call.leavingWith(departures)).withTries(departures.tries);
        } catch (CancellationException e) {
            // Whether the server answered and charged for it is not known: the call stays in doubt.
            throw e;
        } catch (LangChain4jException e) {
            LangChain4jException thrown = CallFailures.asThrown(e);
            CallFailure kind = CallFailures.kindOf(e);
            // A call that never left is put down too: when its step is decided, its failure is part of what was
            // decided.
            departures.failed(kind, thrown);
            events.accept(new CallEvent.Failed(call.key(), kind, String.valueOf(thrown.getMessage())));
            throw thrown;
        } catch (RuntimeException e) {
            if (departures.tries > 0) {
                departures.failed(CallFailure.OTHER, e);
            }
            throw e;
        }
        journal.append(new JournalEntry.CallFinished(finished));
        worst.seen(finished.usage());
        events.accept(new CallEvent.Answered(finished));
        return finished;
    }

    /** Counts the tries of a call and journals the first. Used by one thread. */
    private final class Departures implements Runnable {
        private final Call call;
        private int tries;

        Departures(Call call) {
            this.call = call;
        }

        @Override
        public void run() {
            if (tries == 0) {
                journal.append(new JournalEntry.CallStarted(call.key(), Optional.of(worst.of(call))));
            }
            tries++;
            call.leaving().run();
            events.accept(new CallEvent.Sent(call.key(), tries));
        }

        void failed(CallFailure kind, RuntimeException e) {
            journal.append(
                    new JournalEntry.CallFailed(call.key(), Optional.of(kind), String.valueOf(e.getMessage()), tries));
        }
    }
}
