package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.event.RunEvent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LiveRollouts;
import dev.acumen.agent.work.Health;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.agent.AgentOptions;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.YamlFile;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.connect.EndpointOptions;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.Domains;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.ToolLines;
import dev.acumen.cli.show.TurnLines;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.store.ExperienceStore;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen ask}. */
@Command(name = "ask", description = "Asks one question, with what was learned standing before it.")
public final class AskCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "As for learn, or the name of a library.")
    private String domainName = "";

    @Parameters(index = "1", paramLabel = "QUESTION", description = "The task, or - to read it from standard input.")
    private String question = "";

    @Option(
            names = "--library",
            paramLabel = "NAME[@VERSION]",
            description = "Library to use (default: the domain's name).")
    private Optional<String> library = Optional.empty();

    @Option(names = "--no-library", description = "Ask without lessons.")
    private boolean noLibrary;

    @Option(
            names = "--trace",
            description = "Show the turns: what was said, which tools were called, what they answered.")
    private boolean trace;

    @Option(names = "--temperature", paramLabel = "T", description = "To sample with (0.3).")
    private double temperature = 0.3;

    @Option(names = "--seed", paramLabel = "N", description = "Of the call (0).")
    private long seed;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public AskCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        Domain own = Domains.find(session, domainName, true);
        boolean isPlayed = own.canBeSimulated() || Domains.isPlayed(own.name());
        String text = question.equals("-") ? StandardInput.text() : question;
        if (text.isBlank()) {
            throw UserError.input("the question is empty");
        }
        try (Connection connection = endpoint.connect(session, config, own.name(), isPlayed, seed);
                ExperienceStore store = Opened.forWriting(session, common)) {
            // The simulated endpoint plays the built-in domain of that name and knows no other.
            Domain domain = connection.isSimulated() && isPlayed ? Domains.find(session, domainName, false) : own;
            try (AgentKit kit = agent.kit(session, common, config, domain, connection)) {
                return ask(domain, text, connection, store, kit);
            }
        }
    }

    private int ask(Domain domain, String text, Connection connection, ExperienceStore store, AgentKit kit) {
        LibraryVersion version = version(store, domain);
        RunPlan.Begun run = new RunPlan(
                        "ask",
                        library.map(Opened::name).orElse(domain.name()),
                        Map.of("endpoint", connection.settings().name()),
                        Map.of("base", version.id().hex()),
                        Map.of())
                .begin(store, session.clock(), session.terminal(), RunChoice.always());
        OpenAiEndpoint model = new OpenAiEndpoint(
                connection.settings(), run.journal(), Budget.unlimited(), session.clock(), event -> {});
        Task task = new Task(new TaskId("question"), text, Reference.none());
        RolloutId id = new RolloutId(new PassId(new StepId(run.id(), 0), "ask"), task.id(), 0);
        Rollout rollout;
        try (AgentKit.Hired hired = kit.agent(domain.prompts(), run.journal(), this::progress)) {
            rollout = new LiveRollouts(
                            hired,
                            model,
                            new Injector(domain.prompts(), domain.instructions()),
                            OptionalInt.empty(),
                            new Health(Integer.MAX_VALUE))
                    .attempt(id, task, version, temperature);
        }
        return answer(rollout, version, connection, run);
    }

    private void progress(RunEvent event) {
        if (event instanceof RunEvent.ToolAnswered answered) {
            session.terminal()
                    .status("turn " + answered.call().turn() + ": "
                            + answered.call().tool() + " answered");
        }
    }

    private LibraryVersion version(ExperienceStore store, Domain domain) {
        if (noLibrary) {
            return LibraryVersion.empty();
        }
        if (library.isPresent()) {
            return Opened.version(store.libraries(), library.get());
        }
        Optional<LibraryVersion> head = store.libraries().head(domain.name());
        if (head.isEmpty()) {
            session.terminal().notice("note: there is no library '" + domain.name() + "' yet: asking without lessons");
        }
        return head.orElse(LibraryVersion.empty());
    }

    private int answer(Rollout rollout, LibraryVersion version, Connection connection, RunPlan.Begun run) {
        if (trace) {
            TurnLines.of(rollout.trajectory()).forEach(session.terminal()::say);
            session.terminal().say("");
        }
        if (rollout.ending() instanceof Ending.Failed failed) {
            end(run, "failed: " + failed.reason(), "{}");
            throw new UserError(
                    ExitCode.ENDPOINT, "the endpoint failed: " + failed.reason().replaceAll("\\s+", " "));
        }
        ObjectNode result = JsonResult.object();
        result.put("answer", rollout.trajectory().finalAnswer());
        result.put("lessons", version.lessons().size());
        result.put("version", version.id().hex());
        result.put("simulated", connection.isSimulated());
        result.put("truncated", rollout.ending() instanceof Ending.Truncated);
        if (trace) {
            TurnLines.put(result.putArray("turns"), rollout.trajectory());
        }
        ToolLines.put(result, run.journal().tools());
        JsonResult.spend(result, run.journal().spent());
        end(run, JournalEntry.RunEnded.COMPLETED, result.toString());
        session.terminal().say(rollout.trajectory().finalAnswer());
        if (rollout.ending() instanceof Ending.Truncated truncated) {
            session.terminal().notice("warning: " + truncated.limit());
        }
        if (connection.isSimulated()) {
            session.terminal().notice("note: " + Connection.SIMULATED_LABEL);
        }
        session.terminal().result(result);
        return ExitCode.OK;
    }

    private void end(RunPlan.Begun run, String outcome, String report) {
        run.end(outcome, report, session.clock());
    }
}
