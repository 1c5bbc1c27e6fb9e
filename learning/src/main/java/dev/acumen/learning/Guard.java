package dev.acumen.learning;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.compare.Claims;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds what a run learned against what it began with, on tasks that no step saw, keeps the verdict beside the version, and rolls the library back where it is worse. Where a run is
 * guarded with an error rate of alpha, a version that is as good as the start, or better, is rolled back in at most alpha of runs.
 *
 * @param libraries where the library lives
 * @param library its name
 * @param settings with the guard's error rate
 * @param endpoint the model that attempted the tasks
 * @param clock gives the time
 * @param events told what came of it
 */
record Guard(
        LibraryStore libraries,
        String library,
        LearnSettings settings,
        String endpoint,
        Clock clock,
        Consumer<RunEvent> events) {

    /** Of a claim that is made although nothing would follow from it. */
    private static final double USUAL_ALPHA = 0.05;

    /** What the run came to, with its claim, and rolled back if that has to be. */
    LearnReport conclude(
            RunId run, LibraryVersion base, History history, HeldOut.Measured measured, List<Task> practised) {
        LibraryVersion learned = history.version();
        Optional<Claim> claim = claim(run, base, learned, measured, practised);
        boolean isWorse = settings.guard() > 0
                && claim.filter(found -> found.verdict() == ComparisonVerdict.WORSE)
                        .isPresent();
        claim.ifPresent(libraries::claim);
        if (isWorse) {
            libraries.advance(new HeadMove(
                    library,
                    learned.id(),
                    base.id(),
                    HeadMove.Cause.ROLLED_BACK,
                    Optional.of(new StepId(run, 0)),
                    clock.instant()));
        }
        claim.ifPresent(found -> events.accept(new RunEvent.Claimed(found, isWorse)));
        return new LearnReport(
                run, library, base, isWorse ? base : learned, history.steps(), measured.comparison(), claim);
    }

    private Optional<Claim> claim(
            RunId run, LibraryVersion base, LibraryVersion learned, HeldOut.Measured measured, List<Task> practised) {
        if (measured.before().isEmpty()) {
            return Optional.empty();
        }
        double alpha = settings.guard() > 0 ? settings.guard() : USUAL_ALPHA;
        try {
            return Claims.claim(
                    new Claims.Subject(library, learned.id(), base.id(), run, endpoint),
                    measured.before(),
                    measured.after(),
                    new SequentialComparison.Terms(alpha, 0),
                    true,
                    practised,
                    clock.instant());
        } catch (IllegalArgumentException e) {
            events.accept(new RunEvent.Notice("no claim is made of what was learned: " + e.getMessage()));
            return Optional.empty();
        }
    }
}
