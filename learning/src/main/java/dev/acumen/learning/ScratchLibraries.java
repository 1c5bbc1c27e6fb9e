package dev.acumen.learning;

import dev.acumen.core.library.Claim;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Libraries as if none had been learned yet, for a run that is done over or only tried: what it saves is kept in memory and
 * never reaches the real ones, whose versions it can read. For one run on one library.
 */
public final class ScratchLibraries implements LibraryStore {

    private final LibraryStore real;
    private final List<Revision> revisions = new ArrayList<>();
    private final List<HeadMove> moves = new ArrayList<>();
    private final List<RejectedEdit> held = new ArrayList<>();

    /** @param real to read versions from */
    public ScratchLibraries(LibraryStore real) {
        this.real = real;
    }

    /** The moves the run made, in order. */
    public List<HeadMove> moves() {
        return List.copyOf(moves);
    }

    /** What the run would have saved, in order. */
    public List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    /** The edits the run would have quarantined, in order. */
    public List<RejectedEdit> held() {
        return List.copyOf(held);
    }

    @Override
    public List<String> names() {
        return real.names();
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return moves.isEmpty()
                ? Optional.empty()
                : find(moves.get(moves.size() - 1).to());
    }

    @Override
    public Optional<LibraryVersion> find(VersionId id) {
        return real.find(id);
    }

    @Override
    public List<HeadMove> log(String library) {
        return List.copyOf(moves);
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return real.revision(library, version);
    }

    /** Those the step got before; later ones if the run has come to more lessons by now than it had then. */
    @Override
    public LessonIds lessonIds(String library, StepId step) {
        long before = real.lessonIds(library, step).next().number();
        long own = revisions.stream()
                .flatMap(revision -> revision.version().lessons().stream())
                .mapToLong(lesson -> lesson.id().number())
                .max()
                .orElse(0);
        return LessonIds.startingAt(Math.max(before, own + 1));
    }

    @Override
    public LessonIds lessonIds(String library) {
        return real.lessonIds(library);
    }

    @Override
    public List<QuarantinedLesson> quarantine(String library) {
        return real.quarantine(library);
    }

    @Override
    public void hold(String library, StepId step, List<RejectedEdit> edits, Instant at) {
        held.addAll(edits);
    }

    /** Refuses: a run decides about no quarantined lesson. */
    @Override
    public void settle(String library, QuarantineId id, Settlement settlement) {
        throw new IllegalStateException("a run that is done over or only tried decides about no lesson");
    }

    /** Kept nowhere: the real library has the claim of the real run. */
    @Override
    public void claim(Claim claim) {}

    @Override
    public List<Claim> claims(String library) {
        return real.claims(library);
    }

    @Override
    public List<HeldResult> heldResults() {
        return real.heldResults();
    }

    /** Refuses: nobody decides about what is only done over or tried. */
    @Override
    public void holdResult(HeldResult result) {
        throw new IllegalStateException("the result of a run that is done over or only tried is not held");
    }

    /** Refuses, as {@link #settle}. */
    @Override
    public void settleResult(String library, RunId run, Settlement settlement) {
        throw new IllegalStateException("a run that is done over or only tried decides about no result");
    }

    @Override
    public void save(String library, Revision revision) {
        revisions.add(revision);
    }

    @Override
    public void advance(HeadMove move) {
        moves.add(move);
    }
}
