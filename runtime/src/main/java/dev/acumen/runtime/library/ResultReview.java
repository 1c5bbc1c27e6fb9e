package dev.acumen.runtime.library;

import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.library.VersionId;
import dev.acumen.runtime.environment.UserError;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person decides about the results of runs that were held for them. An approval that was broken off can be given again and has one effect.
 *
 * @param libraries where the library lives
 * @param library its name
 * @param by who decides
 * @param clock gives the time of the decision
 */
public record ResultReview(LibraryStore libraries, String library, String by, Clock clock) {

    /** The results of a library, oldest first. */
    public static List<HeldResult> of(LibraryView libraries, String library) {
        return libraries.heldResults().stream()
                .filter(result -> result.library().equals(library))
                .toList();
    }

    /**
     * The result that is meant.
     *
     * @param named a run, or the first digits of the version it came to; empty for the only one that waits
     * @throws UserError if there is none, or several
     */
    public HeldResult find(Optional<String> named) {
        List<HeldResult> all = of(libraries, library);
        if (all.isEmpty()) {
            Lookup.head(libraries, library);
            throw UserError.input(
                    "library '" + library
                            + "' holds no result of a run: 'acumen learn ... --review' holds one, and without --review the head moves at once");
        }
        List<HeldResult> waiting = all.stream().filter(HeldResult::isWaiting).toList();
        if (named.isEmpty()) {
            if (waiting.size() == 1) {
                return waiting.get(0);
            }
            throw UserError.input(
                    waiting.isEmpty()
                            ? "no result waits for library '" + library + "': " + words(all)
                            : "several results wait for library '" + library + "', name one: " + words(waiting));
        }
        return named(named.get(), all);
    }

    private HeldResult named(String name, List<HeldResult> all) {
        List<HeldResult> matches =
                all.stream().filter(result -> result.run().value().equals(name)).toList();
        if (matches.isEmpty()) {
            // Several runs may have come to the same version; the first that waits is as good as any.
            String digits = Lookup.digits(name);
            matches = all.stream()
                    .filter(result ->
                            !digits.isEmpty() && result.version().hex().startsWith(digits))
                    .toList();
        }
        if (matches.stream().map(HeldResult::version).distinct().count() != 1) {
            throw UserError.input((matches.isEmpty()
                            ? "library '" + library + "' holds no result " + name
                            : "several results begin with " + name)
                    + "; there " + (all.size() == 1 ? "is " : "are ") + words(all));
        }
        return matches.stream().filter(HeldResult::isWaiting).findFirst().orElse(matches.get(0));
    }

    private static String words(List<HeldResult> results) {
        return results.stream()
                .map(result -> result.run() + " (version " + result.version().brief() + ", " + result.state() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Moves the head to the result.
     *
     * @param evenIfMoved whether it goes there from wherever it is now, and not only from the version that the run began with
     * @param why in words; may be empty
     * @return the new head
     * @throws UserError if it was approved before, or the head has moved since the run began
     */
    public LibraryVersion approve(HeldResult result, boolean evenIfMoved, String why) {
        LibraryVersion version = libraries.find(result.version()).orElseThrow();
        VersionId head = libraries
                .head(library)
                .map(LibraryVersion::id)
                .orElse(LibraryVersion.empty().id());
        requireUndecided(result);
        boolean isThere = head.equals(result.version());
        if (!isThere && !evenIfMoved && !head.equals(result.base())) {
            throw new UserError(
                    UserError.Kind.BUSY,
                    new HeadConflict(library, result.base(), head).getMessage() + " since " + result.run()
                            + " began. 'acumen library diff " + library + " " + head.brief() + " "
                            + result.version().brief()
                            + "' shows what would change; --force puts the result in place of the head, and 'acumen library reject "
                            + library + " " + result.run() + "' leaves the head");
        }
        if (!isThere) {
            libraries.advance(new HeadMove(
                    library, head, result.version(), HeadMove.Cause.APPROVED, Optional.empty(), clock.instant()));
        }
        settle(result, Settlement.Verdict.APPROVED, why);
        return version;
    }

    /**
     * Leaves the head where it is. The result stays in the library's record and may still be approved.
     *
     * @param why in words; may be empty
     * @throws UserError if it was approved before
     */
    public void reject(HeldResult result, String why) {
        requireUndecided(result);
        settle(result, Settlement.Verdict.DISMISSED, why);
    }

    private void requireUndecided(HeldResult result) {
        if (result.state().equals("approved")) {
            throw UserError.input("the result of " + result.run() + " was approved before; 'acumen library rollback "
                    + library + " VERSION' goes back to an earlier version");
        }
    }

    private void settle(HeldResult result, Settlement.Verdict verdict, String why) {
        libraries.settleResult(
                library, result.run(), new Settlement(verdict, by, why, Optional.empty(), clock.instant()));
    }
}
