package dev.acumen.cli.show;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.cli.session.Terminal;
import dev.acumen.core.score.Score;
import dev.acumen.learning.event.RunEvent;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows the first failures of an evaluator as they happen, each with its text. */
public final class EvaluatorNotices {

    private static final int SHOWN = 3;

    private final Terminal terminal;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param terminal to write to */
    public EvaluatorNotices(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Looks at what happened. */
    public void see(RunEvent event) {
        if (event instanceof RunEvent.Attempted attempted
                && attempted.event() instanceof RolloutEvent.Scored scored
                && scored.rollout().score() instanceof Score.Unscored unscored
                && unscored.cause() == Score.Cause.EVALUATOR_FAILED) {
            int failure = failures.incrementAndGet();
            if (failure <= SHOWN) {
                terminal.notice("warning: " + scored.rollout().rollout().id().task() + " is unscored: "
                        + unscored.reason() + (failure == SHOWN ? " (more of these are not shown)" : ""));
            }
        }
    }
}
