package dev.acumen.endpoints.call;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.langchain4j.exception.LangChain4jException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Answers finished calls from the journal, and lets no other call count before it stands there. */
public final class JournaledCaller implements Caller {

    private final Journal journal;
    private final Consumer<CallKey> divergence;
    private final Caller next;

    /**
     * @param journal of the run
     * @param divergence told when a call at this site and turn was finished earlier with another request
     * @param next makes the calls the journal does not know
     */
    public JournaledCaller(Journal journal, Consumer<CallKey> divergence, Caller next) {
        this.journal = journal;
        this.divergence = divergence;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Optional<FinishedCall> known = journal.finished(call.key());
        if (known.isPresent()) {
            return known.get();
        }
        Optional<JournalEntry.CallFailed> failure = journal.failedForGood(call.key());
        if (failure.isPresent()) {
            throw new LangChain4jException(failure.get().reason());
        }
        if (journal.diverges(call.key())) {
            divergence.accept(call.key());
        }
        AtomicBoolean started = new AtomicBoolean();
        Runnable leaving = () -> {
            if (started.compareAndSet(false, true)) {
                journal.append(new JournalEntry.CallStarted(call.key(), Optional.empty()));
            }
            call.leaving().run();
        };
        FinishedCall finished;
        try {
            finished = next.call(call.leavingWith(leaving));
        } catch (CancellationException e) {
            // Whether the server answered and charged for it is not known: the call stays in doubt.
            throw e;
        } catch (RuntimeException e) {
            if (started.get()) {
                journal.append(
                        new JournalEntry.CallFailed(call.key(), Optional.empty(), String.valueOf(e.getMessage()), 1));
            }
            throw e;
        }
        journal.append(new JournalEntry.CallFinished(finished));
        return finished;
    }
}
