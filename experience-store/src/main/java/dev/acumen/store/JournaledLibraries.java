package dev.acumen.store;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.internal.view.LibraryQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Libraries whose every change stands in the journal before it stands in the database. */
final class JournaledLibraries implements LibraryStore {

    private final Projection projection;
    private final Consumer<JournalEntry> journal;

    /**
     * @param projection to read
     * @param journal returns when the entry is on disk and the tables have it
     */
    JournaledLibraries(Projection projection, Consumer<JournalEntry> journal) {
        this.projection = projection;
        this.journal = journal;
    }

    @Override
    public List<String> names() {
        return ask(libraries -> libraries.names());
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return ask(libraries -> libraries.head(library));
    }

    @Override
    public Optional<LibraryVersion> find(VersionId version) {
        return ask(libraries -> libraries.find(version));
    }

    @Override
    public List<HeadMove> log(String library) {
        return ask(libraries -> libraries.log(library));
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return ask(libraries -> libraries.revision(library, version));
    }

    @Override
    public LessonIds lessonIds(String library, StepId step) {
        return LessonIds.startingAt(1 + ask(libraries -> libraries.greatestLessonBefore(library, step)));
    }

    @Override
    public LessonIds lessonIds(String library) {
        return LessonIds.startingAt(1 + ask(libraries -> libraries.greatestLesson(library)));
    }

    @Override
    public List<QuarantinedLesson> quarantine(String library) {
        return ask(libraries -> libraries.quarantine(library));
    }

    @Override
    public synchronized void hold(String library, StepId step, List<RejectedEdit> edits, Instant at) {
        List<QuarantinedLesson> known = new ArrayList<>(quarantine(library));
        for (RejectedEdit rejected : edits) {
            String text = rejected.edit().wording().orElse("");
            if (known.stream().noneMatch(lesson -> lesson.says(text))) {
                QuarantinedLesson lesson = new QuarantinedLesson(
                        new QuarantineId(known.size() + 1L),
                        library,
                        rejected.edit(),
                        rejected.findings(),
                        step,
                        at,
                        Optional.empty());
                journal.accept(new JournalEntry.LessonQuarantined(lesson));
                known.add(lesson);
            }
        }
    }

    @Override
    public synchronized void settle(String library, QuarantineId id, Settlement settlement) {
        QuarantinedLesson lesson = quarantine(library).stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("library '" + library + "' has no " + id));
        refuseIfApproved(lesson.settlement(), id.toString(), library);
        if (lesson.settlement()
                .filter(done -> done.verdict() == settlement.verdict())
                .isEmpty()) {
            journal.accept(new JournalEntry.QuarantineSettled(library, id, settlement));
        }
    }

    @Override
    public List<HeldResult> heldResults() {
        return ask(libraries -> libraries.heldResults());
    }

    @Override
    public synchronized void holdResult(HeldResult result) {
        requireSaved(result.version());
        if (heldResult(result.library(), result.run()).isEmpty()) {
            journal.accept(new JournalEntry.ResultHeld(result));
        }
    }

    @Override
    public synchronized void settleResult(String library, RunId run, Settlement settlement) {
        HeldResult result = heldResult(library, run)
                .orElseThrow(() -> new IllegalArgumentException("library '" + library + "' holds no result of " + run));
        refuseIfApproved(result.settlement(), "the result of " + run, library);
        if (result.settlement()
                .filter(done -> done.verdict() == settlement.verdict())
                .isEmpty()) {
            journal.accept(new JournalEntry.ResultSettled(library, run, settlement));
        }
    }

    @Override
    public List<Claim> claims(String library) {
        return ask(libraries -> libraries.claims(library));
    }

    @Override
    public synchronized void claim(Claim claim) {
        if (!claims(claim.library()).contains(claim)) {
            journal.accept(new JournalEntry.Claimed(claim));
        }
    }

    private Optional<HeldResult> heldResult(String library, RunId run) {
        return heldResults().stream()
                .filter(result ->
                        result.library().equals(library) && result.run().equals(run))
                .findFirst();
    }

    private static void refuseIfApproved(Optional<Settlement> settlement, String what, String library) {
        if (settlement
                .filter(done -> done.verdict() == Settlement.Verdict.APPROVED)
                .isPresent()) {
            throw new IllegalStateException(what + " of library '" + library + "' was approved before");
        }
    }

    private void requireSaved(VersionId version) {
        if (find(version).isEmpty()) {
            throw new IllegalArgumentException("version " + version.brief() + " was never saved");
        }
    }

    @Override
    public synchronized void save(String library, Revision revision) {
        if (ask(libraries -> libraries.revision(library, revision.version().id()))
                .isEmpty()) {
            journal.accept(new JournalEntry.VersionSaved(library, revision));
        }
    }

    @Override
    public synchronized void advance(HeadMove move) {
        Optional<HeadMove> before = ask(libraries -> libraries.log(move.library())).stream()
                .filter(earlier -> move.step().isPresent() && earlier.step().equals(move.step()))
                .findFirst();
        if (before.isPresent()) {
            requireSame(before.get(), move);
            return;
        }
        VersionId head = ask(libraries -> libraries.head(move.library()))
                .map(LibraryVersion::id)
                .orElse(LibraryVersion.empty().id());
        if (!head.equals(move.from())) {
            throw new HeadConflict(move.library(), move.from(), head);
        }
        requireSaved(move.to());
        journal.accept(new JournalEntry.HeadMoved(move));
    }

    private static void requireSame(HeadMove before, HeadMove now) {
        if (!before.from().equals(now.from()) || !before.to().equals(now.to())) {
            throw new IllegalStateException(now.step().orElseThrow() + " made version "
                    + before.to().brief() + " before and " + now.to().brief()
                    + " now: something the run depends on has changed");
        }
    }

    private <T> T ask(Function<LibraryQueries, T> question) {
        return projection.libraries(question);
    }
}
