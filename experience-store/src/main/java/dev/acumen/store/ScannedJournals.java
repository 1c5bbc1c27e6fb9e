package dev.acumen.store;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.store.internal.view.LibrariesInMemory;
import dev.acumen.store.internal.view.LibraryQueries;
import dev.acumen.store.internal.view.RunQueries;
import dev.acumen.store.internal.view.RunsInMemory;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The journals as they are now, in plain memory, also while somebody writes them: a list of libraries needs no database. The libraries' journal is read at
 * once, that of a run when it is asked for, and again from where it was left if it has grown.
 */
final class ScannedJournals implements Projection {

    private final JournalFolder journals;
    private final EntryCodec codec;
    private final Consumer<String> notices;
    private final LibrariesInMemory libraries = new LibrariesInMemory();
    private final RunsInMemory runs = new RunsInMemory();
    private final Map<Path, Long> read = new HashMap<>();
    private final Map<Path, String> damages = new HashMap<>();
    private boolean closed;

    /** @param notices told in one line of each journal that turns out damaged */
    ScannedJournals(JournalFolder journals, EntryCodec codec, Consumer<String> notices) {
        this.journals = journals;
        this.codec = codec;
        this.notices = notices;
        scan(journals.library(), "");
    }

    @Override
    public synchronized <T> T libraries(Function<LibraryQueries, T> question) {
        refuseIfClosed();
        return question.apply(libraries);
    }

    @Override
    public synchronized <T> T run(RunId run, Function<RunQueries, T> question) {
        refuseIfClosed();
        scan(journals.run(run), "run " + run + " is damaged, others are not: ");
        return question.apply(runs);
    }

    @Override
    public synchronized Optional<String> damage(RunId run) {
        return Optional.ofNullable(damages.get(journals.run(run)));
    }

    @Override
    public synchronized void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void scan(Path journal, String subject) {
        JournalScan.Scanned scanned =
                JournalScan.read(journal, read.getOrDefault(journal, 0L), codec, (offset, entry) -> take(entry));
        read.put(journal, scanned.end());
        scanned.damage()
                .ifPresentOrElse(
                        what -> {
                            if (damages.putIfAbsent(journal, what) == null) {
                                notices.accept(subject + what + ". Shown is what stands before it");
                            }
                        },
                        () -> damages.remove(journal));
    }

    private void take(JournalEntry entry) {
        entry.match(new JournalEntry.Cases<Runnable>(
                        started -> () -> runs.start(started),
                        input -> () -> {},
                        call -> () -> count(call.key(), CallTotals.of(call)),
                        done -> () -> count(done.call().key(), CallTotals.of(done.call())),
                        failed -> () -> count(failed.key(), CallTotals.of(failed)),
                        decided -> () -> {},
                        reported -> () -> {},
                        answered -> () -> {},
                        attempted -> () -> runs.attempt(attempted.attempt()),
                        saved -> () -> libraries.save(saved.library(), saved.revision()),
                        moved -> () -> libraries.move(moved.move()),
                        held -> () -> libraries.hold(held.lesson()),
                        settled -> () -> libraries.settle(settled.library(), settled.id(), settled.settlement()),
                        held -> () -> libraries.hold(held.result()),
                        settled -> () -> libraries.settle(settled.library(), settled.run(), settled.settlement()),
                        claimed -> () -> libraries.claim(claimed.claim()),
                        ended -> () -> runs.end(ended),
                        pruned -> () -> {
                            runs.prune(pruned.run(), pruned.at());
                            pruned.calls().forEach(totals -> runs.count(pruned.run(), totals));
                        }))
                .run();
    }

    private void count(CallKey key, CallTotals totals) {
        runs.count(key.site().pass().step().run(), totals);
    }
}
