package dev.acumen.runtime.run;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.store.view.RunRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a library around a run: where the run begins, where it left the head, and what of it is held.
 *
 * @param libraries with the moves
 * @param library its name
 */
record RunHead(LibraryStore libraries, String library) {

    /** The version that a run began with. */
    static VersionId base(Map<String, String> notes, VersionId otherwise) {
        return new VersionId(notes.getOrDefault(LearnJob.BASE, otherwise.hex()));
    }

    /** A library that is new begins where it is told to. */
    void begin(LibraryVersion start, Instant at) {
        if (libraries.head(library).isPresent() || start.isEmpty()) {
            return;
        }
        libraries.save(library, Revision.brought(start));
        libraries.advance(new HeadMove(
                library, LibraryVersion.empty().id(), start.id(), HeadMove.Cause.IMPORTED, Optional.empty(), at));
    }

    /** The version to which the run moved the head last; the one it began with, if it never did. */
    VersionId by(RunId run, VersionId base) {
        VersionId left = base;
        for (HeadMove move : libraries.log(library)) {
            if (move.step().filter(step -> step.run().equals(run)).isPresent()) {
                left = move.to();
            }
        }
        return left;
    }

    /** Whether a run that ended left the head here, and did not give up what it had learned. */
    boolean isWhereItWasLeft(RunRecord run, VersionId head) {
        return by(run.id(), base(run.configuration(), head)).equals(head)
                && libraries.log(library).stream()
                        .filter(move -> move.cause() == HeadMove.Cause.ROLLED_BACK)
                        .noneMatch(move -> move.step()
                                .filter(step -> step.run().equals(run.id()))
                                .isPresent());
    }

    /**
     * Going on from a head that somebody else moved would pay for steps that can never be committed.
     *
     * @throws UserError if somebody did
     */
    void require(RunId run, VersionId base, VersionId head) {
        VersionId expected = by(run, base);
        if (!head.equals(expected)) {
            throw new UserError(
                    UserError.Kind.BUSY,
                    "library '" + library + "' was moved to version " + head.brief() + " since " + run + " stopped at "
                            + expected.brief()
                            + ": move it back with 'acumen library rollback', or begin anew with --new-run");
        }
    }

    /** Holds what the run came to for a person; empty if it changed nothing. */
    Optional<HeldResult> hold(LearnReport report, Instant at) {
        if (report.version().id().equals(report.base().id())) {
            return Optional.empty();
        }
        libraries.holdResult(new HeldResult(
                library, report.run(), report.base().id(), report.version().id(), at, Optional.empty()));
        return ResultReview.of(libraries, library).stream()
                .filter(result -> result.run().equals(report.run()))
                .findFirst();
    }
}
