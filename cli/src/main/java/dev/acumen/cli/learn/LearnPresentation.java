package dev.acumen.cli.learn;

import dev.acumen.cli.options.EventOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.LearnView;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Shows a learning run from its announcement to what it came to.
 *
 * @param session what every command has
 * @param job the run
 * @param home where everything is kept, as people would write it
 * @param events who else is told what happens
 */
record LearnPresentation(Session session, LearnJob job, String home, EventOptions events) {

    int run() {
        AtomicReference<RunBegun> begun = new AtomicReference<>();
        LearnView view = new LearnView(
                session.terminal(),
                () -> begun.get() == null ? Map.of() : begun.get().spent().get());
        try (EventOptions.Open told = events.open(session, view)) {
            LearnOutcome outcome = job.run(new Observer(begun, told.events()));
            conclude(outcome);
            session.terminal().result(job.report(outcome));
        }
        return ExitCode.OK;
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
                + tasks.test().size() + " held out; scored by " + job.spec().evaluator()
                + (settings.groundTruth() ? "" : ", practice by agreement (no ground truth)"));
        terminal.say("  settings  "
                + (job.spec().recorded().isPresent()
                        ? "recorded attempts, "
                        : "groups of " + settings.groupSize() + ", ")
                + settings.epochs() + (settings.epochs() == 1 ? " epoch" : " epochs") + ", temperature "
                + settings.practiceTemperature()
                + " (practice) and " + settings.evaluationTemperature() + " (held out)");
        job.kit().words().ifPresent(words -> terminal.say("  tools     " + words));
        terminal.say("  library   " + job.spec().library() + ", "
                + (run.base().lessons().isEmpty()
                        ? "empty"
                        : run.base().lessons().size() + " lessons at version "
                                + run.base().id().brief())
                + "; at most " + settings.limits().lessons() + " lessons and "
                + Numbers.count(settings.limits().tokens()) + " tokens");
        terminal.say("  run       " + run.id() + " in " + home + (run.resumed() ? ", taken up where it stopped" : ""));
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
        RejectionLines.notices(report).forEach(terminal::notice);
        terminal.say("library '" + report.library() + "' is at version "
                + report.version().id().brief() + " with "
                + report.version().lessons().size() + " lessons, about "
                + Numbers.count(report.version().tokens()) + " tokens, in " + home);
        if (job.connection().isSimulated()) {
            terminal.say("  note:    " + Connection.SIMULATED_LABEL);
        }
        String domain = job.spec().domain().name();
        terminal.say("  look:    acumen library show " + report.library());
        terminal.say("  use it:  acumen ask " + session.typed(domain)
                + (report.library().equals(domain) ? "" : " --library " + report.library()) + " \"...\"");
    }
}
