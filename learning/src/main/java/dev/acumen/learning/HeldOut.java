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

    /** Without against with the version; empty where there is nothing to measure, or nothing to measure on. */
    Optional<PairedComparison> measure(RunId run, LibraryVersion version, List<Task> tasks) {
        int samples = settings.heldOutSamples();
        if (tasks.isEmpty() || samples == 0) {
            return nothing("no task is held out, so the library's worth was not measured");
        }
        if (version.lessons().isEmpty()) {
            return nothing("the library holds no lesson, so there is nothing to measure");
        }
        StepId step = new StepId(run, 0);
        events.accept(new RunEvent.HeldOutStarted(step, tasks.size(), 2 * tasks.size() * samples));
        List<List<Group>> arms = new EvaluationRun(engine, workers, samples, settings.evaluationTemperature())
                .evaluate(step, tasks, List.of(new Arm("without", LibraryVersion.empty()), new Arm("with", version)));
        Optional<PairedComparison> comparison = PairedComparison.of(arms.get(0), arms.get(1));
        if (comparison.isEmpty()) {
            return nothing("no held-out task was graded both without and with the library, so its worth is unknown");
        }
        events.accept(new RunEvent.HeldOutFinished(comparison.get()));
        return comparison;
    }

    private Optional<PairedComparison> nothing(String why) {
        events.accept(new RunEvent.Notice(why));
        return Optional.empty();
    }
}
