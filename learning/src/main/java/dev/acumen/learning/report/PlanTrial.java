package dev.acumen.learning.report;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.task.TaskId;
import java.util.List;
import java.util.Optional;

/**
 * What the plans of a step came to on tasks that none of their lessons was drawn from. It chooses among plans and claims nothing: on 24 tasks chance alone moves a
 * score by a tenth.
 *
 * @param tasks that were attempted and graded, in the order they were; a plan that was given up half-way has results of the first ones only
 * @param base the version before, against itself: what chance alone does
 * @param plans in the order of the candidates
 */
public record PlanTrial(List<TaskId> tasks, Result base, List<Result> plans) {

    public PlanTrial {
        tasks = List.copyOf(tasks);
        plans = List.copyOf(plans);
    }

    /** The result of a version, if it was tried. */
    public Optional<Result> of(VersionId version) {
        return plans.stream().filter(plan -> plan.version().equals(version)).findFirst();
    }

    /**
     * What one version came to, set against the first attempts under the version before.
     *
     * @param version which
     * @param edits changes it makes
     * @param mean reward over the tasks
     * @param fixes what the tasks that came out better gained, in rewards
     * @param regressions what the tasks that came out worse lost, in rewards
     * @param net fixes less regressions, each less those of the version before against itself, less 0.02 an edit
     * @param regressed the tasks that came out worse
     * @param results the mean reward of each task, in their order
     */
    public record Result(
            VersionId version,
            int edits,
            double mean,
            double fixes,
            double regressions,
            double net,
            List<TaskId> regressed,
            List<Double> results) {
        public Result {
            regressed = List.copyOf(regressed);
            results = List.copyOf(results);
        }
    }
}
