package dev.acumen.cli.show;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.cli.session.Terminal;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.Forecast;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows a learning run as it goes: a status line to somebody who watches, whole lines to everybody. */
public final class LearnView implements Consumer<RunEvent> {

    private static final int MOST_REASONS = 5;
    /** How names of passes begin in which candidates are tried against each other. */
    private static final String TRIAL = "trial-";

    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final Supplier<Map<Phase, Spend>> spent;
    private final EvaluatorNotices evaluator;
    private final Set<CallFailure> told = ConcurrentHashMap.newKeySet();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Progress progress;
    private volatile Optional<StepId> now = Optional.empty();
    private volatile String stage = "";

    /**
     * @param terminal to write to
     * @param spent what was spent so far
     */
    public LearnView(Terminal terminal, Supplier<Map<Phase, Spend>> spent) {
        this.terminal = terminal;
        this.spent = spent;
        this.evaluator = new EvaluatorNotices(terminal);
        progress = new Progress(terminal, "", 0, true);
    }

    @Override
    public void accept(RunEvent event) {
        evaluator.see(event);
        EndpointNotices.say(terminal, event);
        if (event instanceof RunEvent.Planned planned) {
            plan(planned.forecast());
        } else if (event instanceof RunEvent.StepStarted started) {
            begin(started.step(), "step " + started.step().number() + " of " + started.steps(), started.attempts());
        } else if (event instanceof RunEvent.Attempted attempted
                && attempted.event() instanceof RolloutEvent.Scored scored) {
            lost(scored.rollout().score());
            progress(scored.rollout().rollout().id().pass());
        } else if (event instanceof RunEvent.StepFinished finished) {
            step(finished.outcome());
        } else if (event instanceof RunEvent.HeldOutStarted started) {
            begin(started.step(), "held out", started.attempts());
            terminal.status("held out, " + Numbers.of(started.tasks(), "task") + " without and with the library ...");
        } else if (event instanceof RunEvent.HeldOutFinished finished) {
            terminal.say("");
            terminal.say(terminal.bold("held out"));
            ComparisonLines.of(finished.comparison()).forEach(terminal::say);
            ComparisonLines.worse(finished.comparison()).forEach(terminal::say);
        } else if (event instanceof RunEvent.Claimed claimed) {
            terminal.say("  claim             " + ClaimLines.verdict(claimed.claim()));
            if (claimed.isRolledBack()) {
                terminal.notice("note: what was learned made held-out tasks worse, so the library goes back to version "
                        + claimed.claim().against().brief() + ", with which the run began; version "
                        + claimed.claim().version().brief() + " stays in the record");
            }
        } else if (event instanceof RunEvent.Called called) {
            call(called.event());
        } else if (event instanceof RunEvent.Notice notice) {
            terminal.notice("note: " + notice.text());
        }
    }

    /** The first attempt that broke, for each reason; 'acumen runs attempts' has all of them. */
    private void lost(Score score) {
        if (score instanceof Score.Unscored unscored
                && unscored.cause() == Score.Cause.FAILED
                && reasons.size() < MOST_REASONS
                && reasons.add(unscored.reason())) {
            terminal.notice("note: an attempt is unscored: "
                    + unscored.reason().replaceAll("\\s+", " ").strip());
        }
    }

    private void call(CallEvent event) {
        if (event instanceof CallEvent.Diverged diverged) {
            terminal.notice("note: the run asks something else than before at "
                    + diverged.key().site());
        } else if (event instanceof CallEvent.CapacityChanged changed) {
            progress.beside("now " + Numbers.of(changed.atOnce(), "call") + " at once: " + changed.why());
        } else if (event instanceof CallEvent.Waiting waiting
                && (told.add(waiting.failure()) || waiting.pause().compareTo(WORTH_SAYING) >= 0)) {
            terminal.notice("note: waiting "
                    + Numbers.duration(Math.max(1, waiting.pause().toMillis() / 1000.0)) + " to try again: "
                    + waiting.reason());
        }
    }

    private void plan(Forecast forecast) {
        terminal.say("  plan      " + Numbers.of(forecast.steps(), "step") + ", "
                + Numbers.range(forecast.practiceAtLeast(), forecast.practiceAttempts(), "practice attempt") + ", "
                + Numbers.of(forecast.heldOutAttempts(), "held-out attempt"));
        terminal.say("  calls     " + Numbers.count(forecast.callsAtLeast()) + " to "
                + Numbers.count(forecast.callsAtMost()) + " expected");
    }

    private void begin(StepId step, String name, int attempts) {
        now = Optional.of(step);
        stage = name;
        progress.begin(name, attempts);
    }

    /** Trials of candidates are attempts of the step, too, but none of those that it announced. */
    private void progress(PassId pass) {
        if (!now.equals(Optional.of(pass.step()))) {
            return;
        }
        if (pass.name().startsWith(TRIAL)) {
            progress.further(total());
        } else {
            progress.attempted(total());
        }
    }

    private Spend total() {
        return spent.get().values().stream().reduce(Spend.nothing(), Spend::plus);
    }

    private void step(StepOutcome outcome) {
        StepReport report = outcome.report();
        terminal.say("");
        terminal.say(terminal.bold(stage) + "   mean reward " + Numbers.score(report.meanReward())
                + Progress.spent(total()));
        if (!report.meanRewards().isEmpty()) {
            terminal.say("  rewards   " + Numbers.rewards(report.meanRewards()));
        }
        terminal.say("  groups    " + report.groups(Group.Outcome.MIXED) + " mixed, "
                + report.groups(Group.Outcome.ALL_RIGHT) + " all right, " + report.groups(Group.Outcome.ALL_WRONG)
                + " all wrong"
                + more(report.groups(Group.Outcome.ALL_ALIKE), "all alike")
                + more(report.groups(Group.Outcome.TOO_FEW_GRADED), "with too few graded attempts"));
        report.signal().ifPresent(signal -> SignalLines.of(signal).forEach(terminal::say));
        StringBuilder attempts = new StringBuilder("  attempts  " + Numbers.count(report.graded()) + " graded");
        report.unscored()
                .forEach((cause, count) -> attempts.append(
                        more(count, cause.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        terminal.say(
                attempts + ", " + Numbers.percent(report.duplicateShare()) + " word for word the same as a sibling");
        int changes = outcome.changes().size();
        terminal.say("  edits     " + report.proposed() + " proposed by groups, " + changes + " applied, "
                + (report.rejectedEdits().size() - report.quarantined().size()) + " rejected, "
                + report.quarantined().size() + " held for review, "
                + report.losses().malformedEdits() + " malformed; "
                + Numbers.of(report.losses().unreadable(), "reply", "replies") + " unreadable, "
                + Numbers.of(report.losses().failed(), "reviewing call") + " failed");
        RejectionLines.lines(report).forEach(terminal::say);
        Edits.lines(terminal, outcome.changes()).forEach(line -> terminal.say("  " + line));
        adoption(outcome);
        outcome.adoption().drift().ifPresent(drift -> terminal.say("  drift     " + SignalLines.drift(drift)));
        if (changes == 0) {
            terminal.notice("warning: this step changed nothing in the library");
        }
    }

    /** Nothing is said of changes that were adopted untested: they stand above. */
    private void adoption(StepOutcome outcome) {
        boolean isAdopted = outcome.adopted().isPresent();
        if (outcome.candidates().isEmpty()
                || (isAdopted && outcome.adoption().trial().isEmpty())) {
            return;
        }
        terminal.say("  adopted   "
                + (isAdopted ? "" : "none of " + Numbers.of(outcome.candidates().size(), "candidate") + ": ")
                + outcome.adoption().reason());
    }

    private static String more(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
