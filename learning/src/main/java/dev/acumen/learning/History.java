package dev.acumen.learning;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.TaskResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has done so far.
 *
 * @param steps what each finished step came to, in order
 * @param base the version the run began with
 * @param version the version it has come to
 * @param refusedBefore edits that came to nothing before the run, the latest first
 */
public record History(
        List<StepOutcome> steps, LibraryVersion base, LibraryVersion version, List<RefusedEdit> refusedBefore) {

    public History {
        steps = List.copyOf(steps);
        refusedBefore = List.copyOf(refusedBefore);
    }

    /** A run that has done nothing yet. */
    public static History begin(LibraryVersion base) {
        return begin(base, List.of());
    }

    /** The same where edits came to nothing before, in other runs. */
    public static History begin(LibraryVersion base, List<RefusedEdit> refusedBefore) {
        return new History(List.of(), base, base, refusedBefore);
    }

    /** The edits that came to nothing so far, the latest first. */
    public List<RefusedEdit> refused() {
        return steps.isEmpty() ? refusedBefore : steps.get(steps.size() - 1).refused();
    }

    /** What the attempts at a task came to, step by step. */
    public List<TaskResult> results(TaskId task) {
        return steps.stream()
                .flatMap(step -> step.report().results().stream())
                .filter(result -> result.task().equals(task))
                .toList();
    }

    /** The run after so many of its steps. */
    History first(int number) {
        List<StepOutcome> some = steps.subList(0, number);
        LibraryVersion then = base;
        for (StepOutcome step : some) {
            then = step.adopted().map(Revision::version).orElse(then);
        }
        return new History(some, base, then, refusedBefore);
    }

    /** The same with one more step. */
    History and(StepOutcome step, LibraryVersion next) {
        List<StepOutcome> more = new ArrayList<>(steps);
        more.add(step);
        return new History(more, base, next, refusedBefore);
    }
}
