package dev.acumen.cli.learn;

import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.HeldResultLines;
import dev.acumen.cli.show.LearnView;
import dev.acumen.cli.show.MistakeLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.RejectionLines;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.cli.show.ToolLines;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.LearnOutcome;
import dev.acumen.runtime.run.RunBegun;
import dev.acumen.runtime.run.RunObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Shows a learning run from its announcement to what it came to.
 *
 * @param session what every command has
 * @param job the run
 * @param given what a further command needs
 * @param events who else is told what happens
 */
record LearnPresentation(Session session, LearnJob job, Given given, EventOptions events) {

    /**
     * What was typed.
     *
     * @param domain as it was typed
     */
    record Given(CommonOptions common, EndpointOptions endpoint, String domain) {}

    int run() {
        AtomicReference<RunBegun> begun = new AtomicReference<>();
        LearnView view = new LearnView(
                session.terminal(),
                () -> begun.get() == null ? Map.of() : begun.get().spent().get());
        try (EventOptions.Open told = events.open(session, view)) {
            LearnOutcome outcome = job.run(new Observer(begun, told.events()));
            conclude(outcome);
            session.terminal().result(job.report(outcome));
            return outcome.report().isRolledBack() ? ExitCode.ROLLED_BACK : ExitCode.OK;
        }
    }

    private final class Observer implements RunObserver {
        private final AtomicReference<RunBegun> begun;
        private final Consumer<RunEvent> events;

        private Observer(AtomicReference<RunBegun> begun, Consumer<RunEvent> events) {
            this.begun = begun;
            this.events = events;
        }

        @Override
        public void began(RunBegun run) {
            begun.set(run);
            announce(run);
        }

        @Override
        public void accept(RunEvent event) {
            events.accept(event);
        }
    }

    private void announce(RunBegun run) {
        Terminal terminal = session.terminal();
        SplitTasks tasks = job.tasks();
        LearnSettings settings = job.settings();
        terminal.say(terminal.bold("learn " + job.spec().domain().name()));
        terminal.say("  model     " + job.connection().describe());
        terminal.say("  tasks     " + tasks.practice().size() + " practice, "
                + tasks.validation().size() + " validation, "
                + tasks.test().size() + " held out" + anchors(tasks.anchors().size()) + "; scored by "
                + job.spec().evaluator()
                + (settings.groundTruth() ? "" : ", practice by agreement (no ground truth)"));
        terminal.say("  settings  "
                + (job.spec().recorded().isPresent()
                        ? "recorded attempts, "
                        : "groups of " + settings.groupSize() + ", ")
                + Numbers.of(settings.epochs(), "epoch") + ", temperature "
                + settings.practiceTemperature()
                + " (practice) and " + settings.evaluationTemperature() + " (held out)");
        job.kit().words().ifPresent(words -> terminal.say("  tools     " + words));
        terminal.say("  library   " + job.spec().library() + ", "
                + (run.base().isEmpty()
                        ? "empty"
                        : Numbers.of(run.base().lessons().size(), "lesson") + " at version "
                                + run.base().id().brief())
                + "; at most " + Numbers.of(settings.limits().lessons(), "lesson") + " and "
                + Numbers.of(settings.limits().tokens(), "token"));
        terminal.say(
                "  run       " + run.id() + " in " + home() + (run.resumed() ? ", taken up where it stopped" : ""));
        if (run.inDoubt() > 0) {
            terminal.notice("note: calls under way when the run stopped, which may have been paid for: " + run.inDoubt()
                    + "; they are made again and count against the budget");
        }
    }

    private void conclude(LearnOutcome outcome) {
        Terminal terminal = session.terminal();
        LearnReport report = outcome.report();
        terminal.say("");
        terminal.say(terminal.bold("calls and tokens"));
        SpendTable.lines(outcome.spent()).forEach(terminal::say);
        ToolLines.of(outcome.tools()).forEach(terminal::say);
        terminal.say("");
        RejectionLines.notices(report, given.common().again()).forEach(terminal::notice);
        RejectionLines.some(
                        report,
                        "acumen runs show " + report.run() + given.common().again())
                .forEach(terminal::say);
        String size = Numbers.of(report.version().lessons().size(), "lesson") + ", about "
                + Numbers.of(report.version().tokens(), "token");
        boolean waits = outcome.held().filter(held -> held.isWaiting()).isPresent();
        terminal.say("library '" + report.library() + "' " + state(outcome, size) + ", in " + home());
        if (job.connection().isSimulated()) {
            terminal.say("  note:    " + Connection.SIMULATED_LABEL);
        }
        MistakeLines.of(outcome.rewards(), report.run(), given.common().again()).forEach(terminal::say);
        boolean isGone = outcome.held().filter(held -> held.isRejected()).isPresent()
                && report.base().isEmpty();
        if (report.version().isEmpty() || isGone) {
            return;
        }
        String home = given.common().again();
        if (waits) {
            outcome.held()
                    .map(held -> HeldResultLines.commands(held, home))
                    .orElse(List.of())
                    .forEach(terminal::say);
        } else {
            terminal.say("  look:    acumen library show " + report.library() + home);
        }
        String library = waits
                ? " --library " + report.library() + "@" + report.version().id().brief()
                : report.library().equals(job.spec().domain().name()) ? "" : " --library " + report.library();
        terminal.say((waits ? "  try it:  " : "  use it:  ") + "acumen ask " + session.typed(given.domain()) + library
                + home + given.endpoint().again() + " \"...\"");
    }

    /** Where the library stands after the run. */
    private String state(LearnOutcome outcome, String size) {
        LearnReport report = outcome.report();
        String result = "version " + report.version().id().brief() + " with " + size;
        if (outcome.held().isEmpty()) {
            return (report.isRolledBack() ? "went back and is" : job.spec().holdsResult() ? "stays" : "is") + " at "
                    + result;
        }
        boolean isRejected = outcome.held().filter(held -> held.isRejected()).isPresent();
        boolean waits = outcome.held().filter(held -> held.isWaiting()).isPresent();
        if (!isRejected && !waits) {
            return "got the result that was approved, " + result;
        }
        return (report.base().isEmpty()
                        ? "stays empty"
                        : "stays at version " + report.base().id().brief())
                + ", and the result, " + result + ", "
                + (isRejected ? "was rejected" : "waits for your decision");
    }

    private String anchors(int anchors) {
        if (anchors == 0) {
            return "";
        }
        return ", " + Numbers.of(anchors, "anchor")
                + (job.settings().adoption().tries() ? "" : " without effect, because no change is tried");
    }

    /** Where everything is kept, as people would write it. */
    private String home() {
        return session.shown(given.common().home(session));
    }
}
