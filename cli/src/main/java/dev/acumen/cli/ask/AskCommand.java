package dev.acumen.cli.ask;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.Acumen;
import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.cli.open.Runtimes;
import dev.acumen.cli.options.AgentOptions;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.options.RetrievalOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.EndpointNotices;
import dev.acumen.cli.show.TurnLines;
import dev.acumen.core.rollout.Ending;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.ask.Answer;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.report.ReportJson;
import java.util.List;
import java.util.Optional;
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

    @Option(names = "--no-log", description = "Do not keep question and answer in questions.jsonl.")
    private boolean noLog;

    @Option(names = "--temperature", paramLabel = "T", description = "To sample with (0.3).")
    private double temperature = 0.3;

    @Option(names = "--seed", paramLabel = "N", description = "Of the call (0).")
    private long seed;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private RetrievalOptions retrieval = new RetrievalOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public AskCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        Domain domain = Domains.find(session.environment(), domainName, true);
        AskSpec spec = AskSpec.of(domain, question.equals("-") ? StandardInput.text(session) : question)
                .library(library)
                .withoutLibrary(noLibrary)
                .temperature(temperature)
                .seed(seed)
                .agent(agent.spec(config.toolsOrEmpty()))
                .retrieval(retrieval.spec(config.retrievalOrEmpty()))
                .kept(!noLog)
                .build();
        try (Acumen acumen = Runtimes.of(session, common, config, endpoint)
                .listener(this::progress)
                .build()) {
            return show(acumen.ask(spec));
        }
    }

    private void progress(RunEvent event) {
        if (event instanceof RunEvent.Attempted attempted
                && attempted.event() instanceof RolloutEvent.ToolAnswered answered) {
            session.terminal()
                    .status("turn " + answered.call().turn() + ": "
                            + answered.call().tool() + " answered");
        }
        EndpointNotices.say(session.terminal(), event);
    }

    private int show(Answer answer) {
        Terminal terminal = session.terminal();
        ObjectNode result = ReportJson.object();
        result.put("answer", answer.text());
        result.put(
                "lessons",
                answer.rollout()
                        .exposure()
                        .shown()
                        .map(List::size)
                        .orElse(answer.version().lessons().size()));
        result.put("version", answer.version().id().hex());
        result.put("simulated", answer.simulated());
        result.put("truncated", answer.isTruncated());
        if (trace) {
            TurnLines.of(answer.rollout().trajectory()).forEach(terminal::say);
            terminal.say("");
            TurnLines.put(result.putArray("turns"), answer.rollout().trajectory());
        }
        ReportJson.tools(result, answer.tools());
        ReportJson.spend(result, answer.spent());
        terminal.hand(answer.text());
        if (answer.rollout().ending() instanceof Ending.Truncated truncated) {
            terminal.notice("warning: " + truncated.limit());
        }
        if (answer.simulated()) {
            terminal.explain("note: " + Connection.SIMULATED_LABEL);
        }
        terminal.result(result);
        return ExitCode.OK;
    }
}
