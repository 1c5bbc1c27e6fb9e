package dev.acumen.learning;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.TaskResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only writer of a run: saves a step's candidates, and moves the head to the one that is adopted.
 *
 * @param libraries where the library lives
 * @param library its name
 * @param gate decides what is adopted
 * @param journal told before anything is saved, and before the head moves
 * @param clock gives the time of head moves
 */
record StepCommit(LibraryStore libraries, String library, AdoptionGate gate, LearningJournal journal, Clock clock) {

    StepOutcome commit(History history, StepId step, Batch batch, Step done, Trials trials, DriftMeter drift) {
        LibraryVersion before = history.version();
        List<Revision> changed =
                done.candidates().stream().filter(Revision::changed).toList();
        Adoption decided = changed.isEmpty()
                ? new Adoption(Optional.empty(), "nothing changed")
                : gate.decide(new AdoptionContext(before, changed, practised(batch, done), history, trials));
        Adoption adoption = decided.with(changed.stream()
                .map(Revision::version)
                .filter(version -> decided.adopted().equals(Optional.of(version.id())))
                .findFirst()
                .flatMap(version -> drift.measure(step, before, version, done.attempted())));
        StepOutcome outcome = new StepOutcome(
                done.report(), changed, adoption, Refusals.after(history.refused(), done.report(), changed, adoption));
        adoption.adopted().filter(id -> outcome.adopted().isEmpty()).ifPresent(id -> {
            throw new IllegalStateException(
                    "the gate adopted " + id.brief() + ", which is none of the candidates of " + step);
        });
        journal.decided(step);
        List<RejectedEdit> held = held(done);
        if (!held.isEmpty()) {
            libraries.hold(library, step, held, clock.instant());
        }
        changed.forEach(revision -> libraries.save(library, revision));
        journal.reported(outcome);
        outcome.adopted()
                .ifPresent(adopted -> libraries.advance(new HeadMove(
                        library,
                        before.id(),
                        adopted.version().id(),
                        HeadMove.Cause.LEARNED,
                        Optional.of(step),
                        clock.instant())));
        return outcome;
    }

    /** Those of the batch, and others that were attempted in place of some of them. */
    private static Set<TaskId> practised(Batch batch, Step done) {
        return Stream.concat(
                        batch.tasks().stream().map(Task::id),
                        done.report().results().stream().map(TaskResult::task))
                .collect(Collectors.toSet());
    }

    /** What any of the candidates has for a person to look at, whether it is adopted or not. */
    private static List<RejectedEdit> held(Step done) {
        return Stream.concat(
                        done.report().quarantined().stream(),
                        done.candidates().stream().flatMap(candidate -> candidate.quarantined().stream()))
                .distinct()
                .toList();
    }
}
