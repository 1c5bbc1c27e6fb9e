package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.data.AttemptFile;
import dev.acumen.agent.data.AutoSplit;
import dev.acumen.agent.data.RecordedAttempt;
import dev.acumen.agent.data.RecordedAttempts;
import dev.acumen.agent.data.SplitTasks;
import dev.acumen.agent.learn.LearnSettings;
import dev.acumen.agent.learn.LearningRun;
import dev.acumen.agent.report.LearnReport;
import dev.acumen.agent.rollout.RecordedRollouts;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.YamlFile;
import dev.acumen.cli.connect.BudgetOptions;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.connect.EndpointOptions;
import dev.acumen.cli.domain.DataOptions;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.Domains;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.UserError;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.LearnView;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Spend;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen learn}. */
@Command(
        name = "learn",
        description = {
            "Learns a library of lessons from practice tasks and measures it on held-out tasks.",
            "Run again after an interruption, it goes on where it stopped and pays for no finished call twice."
        })
public final class LearnCommand implements Callable<Integer> {

    private static final String BASE = "base";

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "DOMAIN",
            description = "freight, math, a folder made by 'acumen init', or any name with --data.")
    private String domainName = "";

    @Option(
            names = "--library",
            paramLabel = "NAME",
            description = "Library to learn into (default: the domain's name).")
    private Optional<String> libraryName = Optional.empty();

    @Mixin
    private EvaluatorOption evaluator = new EvaluatorOption();

    @Option(
            names = "--attempts",
            paramLabel = "FILE",
            description = "Practise with attempts made elsewhere in place of live ones.")
    private Optional<String> attempts = Optional.empty();

    @Option(names = "--new-run", description = "Begin a new run even if an unfinished one could be continued.")
    private boolean newRun;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LearnOptions learn = new LearnOptions();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private BudgetOptions budget = new BudgetOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public LearnCommand(Session session) {
        this.session = session;
    }

    /** What is practised, and on what it is measured. */
    private record Material(SplitTasks tasks, Optional<RecordedRollouts> recorded, String attemptsFingerprint) {}

    @Override
    public Integer call() {
        libraryName.ifPresent(Opened::checkedName);
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session, domainName, data.given() || attempts.isPresent());
        long seed = learn.seed(config.learnOrEmpty());
        Material material = material(domain, seed);
        if (material.tasks().practice().tasks().isEmpty()) {
            throw UserError.input("there is no task to practise");
        }
        String spec =
                evaluator.specification(domain, material.tasks().practice().tasks());
        try (Connection connection = endpoint.connect(session, config, domain.name(), domain.canBeSimulated(), seed);
                ExperienceStore store = Opened.forWriting(session, common)) {
            LearnSettings settings = learn.settings(
                    config.learnOrEmpty(), domain.preset(), attempts.isPresent(), connection.contextTokens());
            return learn(domain, material, spec, connection, store, settings);
        }
    }

    private int learn(
            Domain domain,
            Material material,
            String spec,
            Connection connection,
            ExperienceStore store,
            LearnSettings settings) {
        String library = libraryName.orElse(domain.name());
        LibraryVersion head = store.libraries().head(library).orElse(LibraryVersion.empty());
        RunPlan plan = plan(domain, material, spec, connection, settings, library, head);
        RunPlan.Begun run = plan.begin(store, session.clock(), session.terminal(), newRun);
        LibraryVersion base = store.libraries()
                .find(new VersionId(run.notes().getOrDefault(BASE, head.id().hex())))
                .orElseThrow(() -> UserError.input("the version that " + run.id()
                        + " began with is not in this store; begin anew with --new-run"));
        requireHeadOf(run, store, library, base, head);
        announce(domain, material, spec, connection, settings, library, base, run);
        OpenAiEndpoint model = new OpenAiEndpoint(
                connection.settings(),
                run.journal(),
                budget.budget(connection.settings().price().isPresent()),
                session.clock(),
                key -> session.terminal().notice("note: the run asks something else than before at " + key.site()));
        LearningRun.Builder learning = LearningRun.builder(store.libraries(), model, Evaluators.parse(spec))
                .instructions(domain.instructions())
                .prompts(domain.prompts())
                .settings(settings)
                .concurrency(connection.settings().concurrency())
                .attempts(attempt -> run.journal().append(new JournalEntry.Attempted(attempt)))
                .decided(step -> run.journal().append(new JournalEntry.StepDecided(step)))
                .events(new LearnView(session.terminal(), run.journal()::spent))
                .clock(session.clock());
        material.recorded().ifPresent(learning::recorded);
        LearnReport report = learning.build()
                .learn(
                        run.id(),
                        library,
                        base,
                        material.tasks().practice().tasks(),
                        material.tasks().test().tasks());
        Map<Phase, Spend> spent = run.journal().spent();
        ObjectNode result = result(report, spent, connection);
        run.journal()
                .append(new JournalEntry.RunEnded(
                        run.id(),
                        JournalEntry.RunEnded.COMPLETED,
                        result.toString(),
                        session.clock().instant()));
        conclude(domain, report, spent, connection);
        session.terminal().result(result);
        return ExitCode.OK;
    }

    /** Going on from a head that somebody else moved would pay for steps that can never be committed. */
    private static void requireHeadOf(
            RunPlan.Begun run, ExperienceStore store, String library, LibraryVersion base, LibraryVersion head) {
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

    private Material material(Domain domain, long seed) {
        if (attempts.isEmpty()) {
            return new Material(data.tasks(session, domain, seed), Optional.empty(), "live");
        }
        Optional<List<Task>> given =
                data.given() ? Optional.of(data.testTasks(session, domain, seed)) : Optional.empty();
        RecordedAttempts recorded = given.isPresent()
                ? AttemptFile.read(session.path(attempts.get()), data.fields(domain), given.get())
                : AttemptFile.read(session.path(attempts.get()), data.fields(domain));
        Map<TaskId, List<String>> replies = new HashMap<>();
        List<String> fields = new ArrayList<>();
        for (RecordedAttempt attempt : recorded.attempts()) {
            replies.computeIfAbsent(attempt.task(), task -> new ArrayList<>()).add(attempt.text());
            fields.add(attempt.task().value());
            fields.add(attempt.text());
        }
        return new Material(
                AutoSplit.split(domain.name(), recorded.tasks(), seed),
                Optional.of(new RecordedRollouts(replies)),
                Fingerprint.of(fields).brief());
    }

    private RunPlan plan(
            Domain domain,
            Material material,
            String spec,
            Connection connection,
            LearnSettings settings,
            String library,
            LibraryVersion head) {
        Map<String, String> decides = new LinkedHashMap<>();
        decides.put("domain", domain.name());
        decides.putAll(new TreeMap<>(connection.decides()));
        decides.put(
                "simulate",
                connection.isSimulated() ? endpoint.simulation().changes().toString() : "no");
        decides.put("practice", material.tasks().practice().fingerprint().brief());
        decides.put("heldOut", material.tasks().test().fingerprint().brief());
        decides.put("attempts", material.attemptsFingerprint());
        decides.put("evaluator", spec);
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        decides.putAll(settings.describe());
        decides.putAll(RunPlan.fingerprints(domain.prompts()));
        return new RunPlan("learn", library, decides, Map.of(BASE, head.id().hex()));
    }

    private void announce(
            Domain domain,
            Material material,
            String spec,
            Connection connection,
            LearnSettings settings,
            String library,
            LibraryVersion base,
            RunPlan.Begun run) {
        Terminal terminal = session.terminal();
        SplitTasks tasks = material.tasks();
        terminal.say(terminal.bold("learn " + domain.name()));
        terminal.say("  model     " + connection.describe());
        terminal.say("  tasks     " + tasks.practice().size() + " practice, "
                + tasks.validation().size() + " validation, "
                + tasks.test().size() + " held out; scored by " + spec
                + (settings.groundTruth() ? "" : ", practice by agreement (no ground truth)"));
        terminal.say("  settings  "
                + (material.recorded().isPresent() ? "recorded attempts, " : "groups of " + settings.groupSize() + ", ")
                + settings.epochs() + (settings.epochs() == 1 ? " epoch" : " epochs") + ", temperature "
                + settings.practiceTemperature()
                + " (practice) and " + settings.evaluationTemperature() + " (held out)");
        terminal.say("  library   " + library + ", "
                + (base.lessons().isEmpty()
                        ? "empty"
                        : base.lessons().size() + " lessons at version "
                                + base.id().brief())
                + "; at most " + settings.limits().lessons() + " lessons and "
                + Numbers.count(settings.limits().tokens()) + " tokens");
        terminal.say("  run       " + run.id() + " in " + session.shown(common.home(session))
                + (run.resumed() ? ", taken up where it stopped" : ""));
        int inDoubt = run.journal().inDoubt().size();
        if (inDoubt > 0) {
            terminal.notice(
                    "note: " + inDoubt + " calls were under way when the run stopped and may have been paid for;"
                            + " they are made again and count against the budget");
        }
    }

    private void conclude(Domain domain, LearnReport report, Map<Phase, Spend> spent, Connection connection) {
        Terminal terminal = session.terminal();
        terminal.say("");
        terminal.say(terminal.bold("calls and tokens"));
        SpendTable.lines(spent).forEach(terminal::say);
        terminal.say("");
        if (report.changes() == 0) {
            terminal.notice("warning: the run changed nothing in the library");
        }
        terminal.say("library '" + report.library() + "' is at version "
                + report.version().id().brief() + " with "
                + report.version().lessons().size() + " lessons, about "
                + Numbers.count(report.version().tokens()) + " tokens, in " + session.shown(common.home(session)));
        if (connection.isSimulated()) {
            terminal.say("  note:    " + Connection.SIMULATED_LABEL);
        }
        terminal.say("  look:    acumen library show " + report.library());
        terminal.say("  use it:  acumen ask " + domain.name()
                + (report.library().equals(domain.name()) ? "" : " --library " + report.library()) + " \"...\"");
    }

    private static ObjectNode result(LearnReport report, Map<Phase, Spend> spent, Connection connection) {
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
        result.put("steps", report.steps().size());
        result.put("changes", report.changes());
        JsonResult.spend(result, spent);
        return result;
    }
}
