package dev.acumen.runtime.run;

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
import java.util.List;
import java.util.Optional;

/**
 * Libraries as a run sees them whose result is held: what it saves is saved, and the head stays where it is until a person decides.
 *
 * @param real where everything else goes
 */
record UnmovedLibraries(LibraryStore real) implements LibraryStore {

    /** Whether a run holds its result, among its settings. */
    static final String SETTING = "holdsResult";

    /** The libraries, for a run that holds its result or one that does not. */
    static LibraryStore of(LibraryStore real, boolean holdsResult) {
        return holdsResult ? new UnmovedLibraries(real) : real;
    }

    /** Does nothing. */
    @Override
    public void advance(HeadMove move) {}

    @Override
    public void save(String library, Revision revision) {
        real.save(library, revision);
    }

    @Override
    public LessonIds lessonIds(String library, StepId step) {
        return real.lessonIds(library, step);
    }

    @Override
    public LessonIds lessonIds(String library) {
        return real.lessonIds(library);
    }

    @Override
    public void hold(String library, StepId step, List<RejectedEdit> edits, Instant at) {
        real.hold(library, step, edits, at);
    }

    @Override
    public void settle(String library, QuarantineId id, Settlement settlement) {
        real.settle(library, id, settlement);
    }

    @Override
    public void holdResult(HeldResult result) {
        real.holdResult(result);
    }

    @Override
    public void settleResult(String library, RunId run, Settlement settlement) {
        real.settleResult(library, run, settlement);
    }

    @Override
    public List<String> names() {
        return real.names();
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return real.head(library);
    }

    @Override
    public Optional<LibraryVersion> find(VersionId version) {
        return real.find(version);
    }

    @Override
    public List<HeadMove> log(String library) {
        return real.log(library);
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return real.revision(library, version);
    }

    @Override
    public List<QuarantinedLesson> quarantine(String library) {
        return real.quarantine(library);
    }

    @Override
    public void claim(Claim claim) {
        real.claim(claim);
    }

    @Override
    public List<Claim> claims(String library) {
        return real.claims(library);
    }

    @Override
    public List<HeldResult> heldResults() {
        return real.heldResults();
    }
}
