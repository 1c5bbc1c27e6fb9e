package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.check.LessonChecks;
import dev.acumen.agent.data.SplitTasks;
import dev.acumen.agent.event.RunEvent;
import dev.acumen.agent.learn.LearnSettings;
import dev.acumen.agent.learn.LearningRun;
import dev.acumen.agent.learn.TrainingFreeGrpo;
import dev.acumen.agent.report.Forecast;
import dev.acumen.agent.report.LearnReport;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.UserError;
import dev.acumen.cli.show.Adoption;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.LearnView;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.cli.show.ToolLines;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.journal.ToolTotals;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.store.ExperienceStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Learns a library: begins a run or takes one up, announces it, lets it learn, and says what it came to.
 *
 * @param session what every command has
 * @param store where run and library live
 * @param library the library's name
 * @param material what is practised
 * @param connection to the model
 * @param simulation how the simulated endpoint was changed
 * @param settings how to learn
 * @param budget the most it may spend
 * @param events who else is told what happens
 * @param choice which run to go on with
 * @param kit what the agent works with
 * @param home where everything is kept, as people would write it
 */
record LearnJob(
        Session session,
        ExperienceStore store,
        String library,
        Material material,
        Connection connection,
        Map<String, String> simulation,
        LearnSettings settings,
        Budget budget,
        EventOptions events,
        RunChoice choice,
        AgentKit kit,
        String home) {

    /** The version a run began with, among its notes. */
    static final String BASE = "base";

    /**
     * What is practised, and on what it is measured.
     *
     * @param domain instructions and prompts
     * @param tasks to practise and to measure on
     * @param evaluator specification of the evaluator
     * @param recorded attempts made elsewhere, in place of live ones
     * @param attempts {@code live}, or what tells these recorded attempts from others
     */
    record Material(
            Domain domain,
            SplitTasks tasks,
            String evaluator,
            Optional<? extends RolloutSource> recorded,
            String attempts) {}

    int run() {
        events.check(session);
        LibraryVersion head = store.libraries().head(library).orElse(LibraryVersion.empty());
        RunPlan.Begun run = plan(head).begin(store, session.clock(), session.terminal(), choice);
        LibraryVersion base = store.libraries()
                .find(new VersionId(run.notes().getOrDefault(BASE, head.id().hex())))
                .orElseThrow(() -> UserError.input("the version that " + run.id()
                        + " began with is not in this store; begin anew with --new-run"));
        requireHeadOf(run, base, head);
        announce(base, run);
        LearnReport report = learn(run, base);
        Map<Phase, Spend> spent = run.journal().spent();
        Map<String, ToolTotals> tools = run.journal().tools();
        ObjectNode result = result(report, spent);
        ToolLines.put(result, tools);
        run.end(result.toString(), session.clock());
        conclude(report, spent, tools);
        session.terminal().result(result);
        return ExitCode.OK;
    }

    private LearnReport learn(RunPlan.Begun run, LibraryVersion base) {
        try (EventOptions.Open told = events.open(session, new LearnView(session.terminal(), run.journal()::spent));
                AgentKit.Hired agent = kit.agent(material.domain().prompts(), run.journal(), told.events())) {
            Models models = models(run, event -> told.events().accept(new RunEvent.Called(event)));
            LearningRun.Builder learning = LearningRun.builder(
                            store.libraries(),
                            models.model(),
                            EvaluatorOption.judged(material.evaluator(), material.domain(), models.judge()))
                    .instructions(material.domain().instructions())
                    .prompts(material.domain().prompts())
                    .agent(agent)
                    .settings(settings)
                    .concurrency(connection.settings().concurrency())
                    .limits(connection.settings().roleLimits())
                    .attempts(attempt -> run.journal().append(new JournalEntry.Attempted(attempt)))
                    .decided(step -> run.journal().append(new JournalEntry.StepDecided(step)))
                    .events(told.events())
                    .clock(session.clock());
            material.recorded().ifPresent(learning::recorded);
            return run.told(
                    told.events(),
                    () -> learning.build()
                            .learn(
                                    run.id(),
                                    library,
                                    base,
                                    material.tasks().practice().tasks(),
                                    material.tasks().test().tasks()));
        }
    }

    /** Whether there is an unfinished run that {@link #run} would take up. */
    boolean isUnfinished() {
        return plan(LibraryVersion.empty()).isUnfinishedIn(store);
    }

    /** The models, as the given run calls them. */
    Models models(RunPlan.Begun run, Consumer<CallEvent> calls) {
        return Models.of(connection, run.journal(), budget, session.clock(), calls);
    }

    /** What the run is about to do. */
    Forecast forecast() {
        int tasks = material.tasks().practice().size();
        int heldOut = material.tasks().test().size();
        int steps = settings.epochs() * settings.stepsPerEpoch(tasks);
        PassId anyPass = new PassId(new StepId(new RunId("forecast"), 1), TrainingFreeGrpo.PASS);
        int attempts = material.tasks().practice().tasks().stream()
                .mapToInt(task -> material.recorded()
                        .map(source -> source.samples(anyPass, task, settings.groupSize()))
                        .orElse(settings.groupSize()))
                .sum();
        return Forecast.of(
                tasks,
                steps,
                tasks * settings.epochs(),
                attempts * settings.epochs(),
                material.recorded().isEmpty(),
                heldOut,
                2 * heldOut * settings.heldOutSamples(),
                kit.mostCalls());
    }

    /** Going on from a head that somebody else moved would pay for steps that can never be committed. */
    private void requireHeadOf(RunPlan.Begun run, LibraryVersion base, LibraryVersion head) {
        VersionId expected = base.id();
        for (HeadMove move : store.libraries().log(library)) {
            if (move.step().filter(step -> step.run().equals(run.id())).isPresent()) {
                expected = move.to();
            }
        }
        if (!head.id().equals(expected)) {
            throw new UserError(
                    ExitCode.BUSY,
                    "library '" + library + "' was moved to version "
                            + head.id().brief() + " since " + run.id()
                            + " stopped at " + expected.brief()
                            + ": move it back with 'acumen library rollback', or begin anew with --new-run");
        }
    }

    /** Everything that decides what the run does, by name. */
    Map<String, String> decides() {
        Domain domain = material.domain();
        Map<String, String> decides = new LinkedHashMap<>();
        decides.put("domain", domain.name());
        decides.putAll(new TreeMap<>(connection.decides()));
        decides.put("simulate", connection.isSimulated() ? simulation.toString() : "no");
        decides.put("practice", material.tasks().practice().fingerprint().brief());
        decides.put("heldOut", material.tasks().test().fingerprint().brief());
        decides.put("attempts", material.attempts());
        decides.put("evaluator", material.evaluator());
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        decides.putAll(settings.describe());
        decides.putAll(kit.decides());
        decides.putAll(RunPlan.fingerprints(domain.prompts()));
        decides.put("checks", LessonChecks.fingerprint());
        return decides;
    }

    private RunPlan plan(LibraryVersion head) {
        return new RunPlan(
                "learn",
                library,
                decides(),
                Map.of(BASE, head.id().hex()),
                RunMaterial.of(
                        material.domain(),
                        kit,
                        Optional.of(material.tasks().practice()),
                        material.tasks().test()));
    }

    private void announce(LibraryVersion base, RunPlan.Begun run) {
        Terminal terminal = session.terminal();
        SplitTasks tasks = material.tasks();
        terminal.say(terminal.bold("learn " + material.domain().name()));
        terminal.say("  model     " + connection.describe());
        terminal.say("  tasks     " + tasks.practice().size() + " practice, "
                + tasks.validation().size() + " validation, "
                + tasks.test().size() + " held out; scored by " + material.evaluator()
                + (settings.groundTruth() ? "" : ", practice by agreement (no ground truth)"));
        terminal.say("  settings  "
                + (material.recorded().isPresent() ? "recorded attempts, " : "groups of " + settings.groupSize() + ", ")
                + settings.epochs() + (settings.epochs() == 1 ? " epoch" : " epochs") + ", temperature "
                + settings.practiceTemperature()
                + " (practice) and " + settings.evaluationTemperature() + " (held out)");
        kit.words().ifPresent(words -> terminal.say("  tools     " + words));
        terminal.say("  library   " + library + ", "
                + (base.lessons().isEmpty()
                        ? "empty"
                        : base.lessons().size() + " lessons at version "
                                + base.id().brief())
                + "; at most " + settings.limits().lessons() + " lessons and "
                + Numbers.count(settings.limits().tokens()) + " tokens");
        terminal.say("  run       " + run.id() + " in " + home + (run.resumed() ? ", taken up where it stopped" : ""));
        int inDoubt = run.journal().inDoubt().size();
        if (inDoubt > 0) {
            terminal.notice(
                    "note: " + inDoubt + " calls were under way when the run stopped and may have been paid for;"
                            + " they are made again and count against the budget");
        }
    }

    private void conclude(LearnReport report, Map<Phase, Spend> spent, Map<String, ToolTotals> tools) {
        Terminal terminal = session.terminal();
        terminal.say("");
        terminal.say(terminal.bold("calls and tokens"));
        SpendTable.lines(spent).forEach(terminal::say);
        ToolLines.of(tools).forEach(terminal::say);
        terminal.say("");
        Adoption.notices(report).forEach(terminal::notice);
        terminal.say("library '" + report.library() + "' is at version "
                + report.version().id().brief() + " with "
                + report.version().lessons().size() + " lessons, about "
                + Numbers.count(report.version().tokens()) + " tokens, in " + home);
        if (connection.isSimulated()) {
            terminal.say("  note:    " + Connection.SIMULATED_LABEL);
        }
        String domain = material.domain().name();
        terminal.say("  look:    acumen library show " + report.library());
        terminal.say("  use it:  acumen ask " + domain
                + (report.library().equals(domain) ? "" : " --library " + report.library()) + " \"...\"");
    }

    private ObjectNode result(LearnReport report, Map<Phase, Spend> spent) {
        ObjectNode result = JsonResult.object();
        result.put("run", report.run().value());
        result.put("library", report.library());
        result.put("version", report.version().id().hex());
        result.put("lessons", report.version().lessons().size());
        result.put("simulated", connection.isSimulated());
        result.put("model", connection.settings().name());
        report.heldOut()
                .ifPresentOrElse(
                        comparison -> result.set("heldOut", JsonResult.comparison(comparison)),
                        () -> result.putNull("heldOut"));
        Adoption.put(result, report);
        JsonResult.spend(result, spent);
        return result;
    }
}
