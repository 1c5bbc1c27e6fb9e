package dev.acumen.cli.measure;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.ClaimLines;
import dev.acumen.cli.show.ComparisonLines;
import dev.acumen.cli.show.EndpointNotices;
import dev.acumen.cli.show.EvaluatorNotices;
import dev.acumen.cli.show.MetricLines;
import dev.acumen.cli.show.MistakeLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Progress;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.cli.show.ToolLines;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.report.AnswerMetrics;
import dev.acumen.runtime.report.GradeSummary;
import dev.acumen.runtime.run.ArmCost;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationJob;
import dev.acumen.runtime.run.EvaluationOutcome;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.RunBegun;
import dev.acumen.runtime.run.RunObserver;
import java.util.function.Consumer;

/**
 * Shows an evaluation from its announcement to what it came to.
 *
 * @param session what every command has
 * @param job the evaluation
 * @param title what was asked for
 * @param events who else is told what happens
 * @param again options that a further command needs, as they were given
 */
public record EvaluationPresentation(
        Session session, EvaluationJob job, String title, EventOptions events, String again) {

    /** 'acumen runs attempts RUN --unscored' has all of them. */
    private static final int MOST_REASONS = 5;

    /** Measures, and shows how it goes. */
    public EvaluationOutcome measure() {
        Terminal terminal = session.terminal();
        EvaluationSpec spec = job.spec();
        int expected = spec.tasks().size() * spec.samples() * spec.arms().size();
        EvaluatorNotices evaluator = new EvaluatorNotices(terminal);
        Progress attempts = new Progress(terminal, "", expected, false);
        Consumer<RunEvent> progress = event -> {
            evaluator.see(event);
            if (event instanceof RunEvent.Attempted attempted && attempted.event() instanceof RolloutEvent.Scored) {
                attempts.attempted();
            }
            EndpointNotices.say(terminal, event);
        };
        EvaluationOutcome outcome;
        try (EventOptions.Open told = events.open(session, progress)) {
            outcome = job.run(new RunObserver() {
                @Override
                public void began(RunBegun run) {
                    announce(run);
                }

                @Override
                public void accept(RunEvent event) {
                    told.events().accept(event);
                }
            });
        }
        int reused = outcome.costs().stream().mapToInt(ArmCost::reused).sum();
        if (reused > 0) {
            terminal.say("  reused    " + Numbers.of(reused, "attempt")
                    + " that earlier runs made alike; --new-run makes every attempt");
        }
        if (outcome.practised() > 0) {
            terminal.notice(
                    "warning: " + Numbers.of(outcome.practised(), "of these tasks was", "of these tasks were")
                            + " practised, or used to choose by, when the lessons were learned, which makes the lessons look better than they are (--rows held-out keeps to those that learn holds out of a file)");
        }
        return outcome;
    }

    /** Measures, and shows all of it. */
    public int run() {
        Terminal terminal = session.terminal();
        EvaluationOutcome outcome = measure();
        show(outcome);
        claims(outcome);
        if (outcome.costs().size() > 1) {
            terminal.say("");
            ArmLines.costs(outcome.costs()).forEach(terminal::say);
        }
        terminal.say("");
        SpendTable.lines(outcome.spent()).forEach(terminal::say);
        ToolLines.of(outcome.tools()).forEach(terminal::say);
        MistakeLines.of(outcome.rewards(), outcome.run(), again).forEach(terminal::say);
        terminal.result(job.report(outcome));
        return ExitCode.OK;
    }

    private void announce(RunBegun run) {
        Terminal terminal = session.terminal();
        EvaluationSpec spec = job.spec();
        terminal.say(terminal.bold(title));
        terminal.say("  model     " + job.connection().describe());
        terminal.say("  tasks     " + spec.tasks().size() + ", " + Numbers.of(spec.samples(), "attempt")
                + " at each in each arm, temperature " + spec.temperature() + ", scored by " + spec.evaluator());
        spec.until()
                .ifPresent(terms ->
                        terminal.say(SequentialLines.before(spec.tasks().size(), terms)));
        String without = spec.arms().size() > 1 ? "  arms      " + String.join("; ", job.arms()) : "  library   none";
        terminal.say(spec.libraryName()
                .map(name ->
                        "  library   " + name + " at version " + run.base().id().brief())
                .orElse(without));
        if (spec.arms().contains(EvaluationArm.RETRIEVED)) {
            terminal.say("  retrieval " + spec.retrieval().lessonsPerTask().orElseThrow() + " lessons a task, by "
                    + spec.retrieval().method().word());
        }
        job.kit().words().ifPresent(words -> terminal.say("  tools     " + words));
        job.second().ifPresent(second -> {
            terminal.say("  model B   " + second.connection().describe());
            second.kit().words().ifPresent(words -> terminal.say("  tools B   " + words));
        });
        terminal.say("  run       " + run.id() + (run.resumed() ? ", taken up where it stopped" : ""));
    }

    private void show(EvaluationOutcome outcome) {
        Terminal terminal = session.terminal();
        if (outcome.sequential().isPresent()) {
            sequential(outcome, job.spec().until().orElseThrow());
        } else if (outcome.isAgainstNone()) {
            outcome.comparison()
                    .ifPresentOrElse(
                            found -> ComparisonLines.of(found).forEach(terminal::say),
                            () -> terminal.notice(
                                    "warning: no task was graded in both arms, so there is nothing to compare"));
            flips(outcome, 0, 1);
        } else if (outcome.groups().size() > 1) {
            for (EvaluationOutcome.ArmComparison one : outcome.comparisons()) {
                terminal.say(terminal.bold(one.arm() + " against " + one.against()));
                ComparisonLines.of(one.comparison(), one.against(), one.arm()).forEach(terminal::say);
                flips(outcome, outcome.place(one.against()), outcome.place(one.arm()));
            }
        } else {
            GradeSummary summary = GradeSummary.of(outcome.groups().get(0));
            terminal.say("  score             " + Numbers.score(summary.mean()) + " over "
                    + Numbers.of(summary.graded(), "graded attempt") + ", " + summary.unscored() + " unscored");
        }
        outcome.unscored().reasons().stream()
                .limit(MOST_REASONS)
                .forEach(why -> terminal.say("  unscored          " + why.line()));
        for (int arm = 0; arm < outcome.arms().size(); arm++) {
            String name = outcome.arms().get(arm).name();
            AnswerMetrics.of(outcome.groups().get(arm), job.spec().seed())
                    .ifPresent(metrics -> MetricLines.show(terminal, name, metrics));
        }
    }

    /** The first two arms, between which it is decided, and then each control against both. */
    private void sequential(EvaluationOutcome outcome, SequentialComparison.Terms terms) {
        Terminal terminal = session.terminal();
        for (int arm = 1; arm < outcome.arms().size(); arm++) {
            for (int before = 0; before < arm; before++) {
                String name = outcome.arms().get(arm).name();
                String against = outcome.arms().get(before).name();
                if (arm > 1) {
                    terminal.say(terminal.bold(name + " against " + against));
                }
                SequentialComparison found =
                        arm == 1 ? outcome.sequential().orElseThrow() : outcome.sequential(before, arm, terms);
                SequentialLines.of(found, against, name, terms).forEach(terminal::say);
                flips(outcome, before, arm);
            }
        }
    }

    /** Which tasks a control changed says nothing of lessons. */
    private void flips(EvaluationOutcome outcome, int before, int arm) {
        if (job.spec().arms().get(arm).isControl()) {
            return;
        }
        ArmLines.flips(
                        outcome.flips(),
                        outcome.arms().get(before).name(),
                        outcome.arms().get(arm).name())
                .forEach(session.terminal()::say);
    }

    /** What is kept beside the versions. */
    private void claims(EvaluationOutcome outcome) {
        Terminal terminal = session.terminal();
        if (job.spec().until().isEmpty()) {
            outcome.claims().forEach(claim -> terminal.say("  claim             " + ClaimLines.verdict(claim)));
        }
    }
}
