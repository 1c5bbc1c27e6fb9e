package dev.acumen.learning;

import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.learning.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures what a version is worth on tasks that were not practised.
 *
 * @param engine makes and scores the attempts
 * @param workers who do it
 * @param settings how often and how warm
 * @param events told what happens
 */
record HeldOut(RolloutEngine engine, Workers workers, LearnSettings settings, Consumer<RunEvent> events) {

    /**
     * What was measured.
     *
     * @param comparison without against with the version; empty where there was nothing to measure, or nothing to measure on
     * @param before groups of the version the run began with; empty where that was not attempted, or is the same version
     * @param after groups of the version
     */
    record Measured(Optional<PairedComparison> comparison, List<Group> before, List<Group> after) {

        private static Measured nothing() {
            return new Measured(Optional.empty(), List.of(), List.of());
        }
    }

    /** Attempts the tasks without lessons, with those of the version, and, where a guard needs it, with those the run began with. */
    Measured measure(RunId run, LibraryVersion base, LibraryVersion version, List<Task> tasks) {
        int samples = settings.heldOutSamples();
        if (tasks.isEmpty() || samples == 0) {
            return nothing("no task is held out, so the library's worth was not measured");
        }
        boolean isChanged = !version.id().equals(base.id());
        if (version.isEmpty() && !(isChanged && settings.guard() > 0)) {
            return nothing("the library holds no lesson, so there is nothing to measure");
        }
        StepId step = new StepId(run, 0);
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm("without", LibraryVersion.empty()));
        arms.add(new Arm("with", version));
        if (isChanged && !base.isEmpty() && settings.guard() > 0) {
            arms.add(new Arm("before", base));
        }
        events.accept(new RunEvent.HeldOutStarted(step, tasks.size(), arms.size() * tasks.size() * samples));
        List<List<Group>> groups = new EvaluationRun(engine, workers, samples, settings.evaluationTemperature())
                .evaluate(step, tasks, arms);
        Optional<PairedComparison> comparison = PairedComparison.of(groups.get(0), groups.get(1));
        if (comparison.isEmpty()) {
            return nothing("no held-out task was graded both without and with the library, so its worth is unknown");
        }
        events.accept(new RunEvent.HeldOutFinished(comparison.get()));
        List<Group> before = arms.size() == 3 ? groups.get(2) : isChanged && base.isEmpty() ? groups.get(0) : List.of();
        return new Measured(comparison, before, groups.get(1));
    }

    private Measured nothing(String why) {
        events.accept(new RunEvent.Notice(why));
        return Measured.nothing();
    }
}
