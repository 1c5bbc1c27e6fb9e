package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.RecordedRollouts;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.data.RecordedAttempts;
import java.util.List;

/** Scores attempts made elsewhere, by the same engine as live ones, without a run. */
public final class AttemptScoring {

    private static final int WORKERS = 4;
    private static final PassId PASS = new PassId(new StepId(new RunId("recorded"), 0), "recorded");

    private AttemptScoring() {}

    /** The attempts as groups, one for each task that has any, in the order of the tasks. */
    public static List<Group> score(RecordedAttempts recorded, Evaluator evaluator) {
        try (Workers workers = new Workers(WORKERS)) {
            RolloutEngine engine = new RolloutEngine(
                    new RecordedRollouts(recorded.replies()),
                    new EvaluatorScorer(evaluator),
                    workers,
                    attempt -> {},
                    event -> {});
            return workers.join(engine.start(new Sweep(PASS, recorded.tasks(), LibraryVersion.empty(), 1, 0)));
        }
    }
}
