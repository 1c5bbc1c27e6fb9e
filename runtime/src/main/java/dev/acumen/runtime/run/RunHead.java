package dev.acumen.runtime.run;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.runtime.environment.UserError;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run left the head of its library.
 *
 * @param libraries with the moves
 * @param library its name
 */
record RunHead(LibraryStore libraries, String library) {

    /** The version that a run began with. */
    static VersionId base(Map<String, String> notes, VersionId otherwise) {
        return new VersionId(notes.getOrDefault(LearnJob.BASE, otherwise.hex()));
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

    /** Lets a library that is new begin at a version, unless that has no lessons. */
    void begin(LibraryVersion start, Clock clock) {
        if (libraries.head(library).isPresent() || start.lessons().isEmpty()) {
            return;
        }
        libraries.save(library, Revision.brought(start));
        libraries.advance(new HeadMove(
                library,
                LibraryVersion.empty().id(),
                start.id(),
                HeadMove.Cause.IMPORTED,
                Optional.empty(),
                clock.instant()));
    }
}
