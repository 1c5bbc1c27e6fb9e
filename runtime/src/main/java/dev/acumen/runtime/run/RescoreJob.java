package dev.acumen.runtime.run;

import dev.acumen.agent.scoring.ConsensusScorer;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.TrainingFreeGrpo;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores the attempts of a run again, without a call.
 *
 * @param environment that files of the domain are found in
 * @param run whose attempts they are
 * @param evaluator how; empty for how they were scored
 */
public record RescoreJob(RunEnvironment environment, FinishedRun run, Optional<String> evaluator) {

    /** An attempt with its score before and now. */
    public record Rescored(ScoredRollout before, Score now) {

        /** Whether its reward is another one, or it has one now and had none, or the other way round. */
        public boolean changed() {
            return !before.score().rewardIfGraded().equals(now.rewardIfGraded());
        }
    }

    /** The specification of the evaluator that scores. */
    public String scoredBy() {
        return evaluator.orElseGet(() -> run.scoredBy());
    }

    /**
     * The attempts in the order they were scored in.
     *
     * @throws UserError if the run made none, or the evaluator cannot do without a call
     */
    public List<Rescored> rescore() {
        String kind = run.started().kind();
        if (!kind.equals("learn") && !kind.equals("eval")) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "run " + run.id() + " is one of '" + kind + "'; only learn and eval are scored");
        }
        Evaluator scoring = DomainEvaluators.parsed(scoredBy(), run.folder(environment));
        Map<TaskId, Task> tasks = new HashMap<>();
        if (kind.equals("learn")) {
            run.inputs().practice().tasks().forEach(task -> tasks.put(task.id(), task));
        }
        run.inputs().test().tasks().forEach(task -> tasks.put(task.id(), task));
        Map<List<Object>, List<ScoredRollout>> groups = new LinkedHashMap<>();
        for (ScoredRollout attempt : run.recorded().attempts().values()) {
            RolloutId id = attempt.rollout().id();
            groups.computeIfAbsent(List.of(id.pass(), id.task()), group -> new ArrayList<>())
                    .add(attempt);
        }
        List<Rescored> rescored = new ArrayList<>();
        for (List<ScoredRollout> group : groups.values()) {
            RolloutId first = group.get(0).rollout().id();
            Task task = tasks.get(first.task());
            if (task != null) {
                List<Score> now = scorer(first.pass(), scoring)
                        .score(task, group.stream().map(ScoredRollout::rollout).toList());
                for (int i = 0; i < now.size(); i++) {
                    rescored.add(new Rescored(group.get(i), now.get(i)));
                }
            }
        }
        return rescored;
    }

    /** Without another evaluator, practice that was scored by agreement is scored by agreement again. */
    private GroupScorer scorer(PassId pass, Evaluator with) {
        boolean byAgreement = evaluator.isEmpty()
                && pass.name().equals(TrainingFreeGrpo.PASS)
                && "false".equals(run.started().configuration().get("groundTruth"));
        return byAgreement ? new ConsensusScorer(with) : new EvaluatorScorer(with);
    }
}
