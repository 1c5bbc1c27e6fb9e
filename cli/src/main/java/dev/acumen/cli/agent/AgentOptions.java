package dev.acumen.cli.agent;

import dev.acumen.agent.tool.AgentLimits;
import dev.acumen.agent.tool.ToolCalling;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.ToolsConfig;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.run.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What an agent works with: options go before {@code acumen.yaml}, which goes before the domain. */
public final class AgentOptions {

    private static final int AT_ONCE = 16;

    @Option(
            names = "--tools",
            paramLabel = "LIST",
            split = ",",
            description =
                    "What the agent may call: calculate, python, search, read_page, mcp, or none (default: the domain's).")
    private List<String> tools = List.of();

    @Option(
            names = "--turns",
            paramLabel = "N",
            description =
                    "Replies of the model in one attempt, the last of which has to be the answer (math 50, web 20).")
    private Optional<Integer> turns = Optional.empty();

    @Option(names = "--tool-seconds", paramLabel = "S", description = "For one tool call (60).")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--attempt-tokens",
            paramLabel = "N",
            description =
                    "Input and output of one attempt together; the answer is demanded before it goes beyond (unset).")
    private Optional<Long> attemptTokens = Optional.empty();

    @Option(
            names = "--tool-calls",
            paramLabel = "HOW",
            description =
                    "native: in the protocol's fields; text: in the reply's text; auto: native until refused (auto).")
    private Optional<String> calls = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "ENGINE",
            description =
                    "corpus, searxng:URL, tavily, serper, brave, jina, google (default: one whose key is in the environment, else corpus).")
    private Optional<String> search = Optional.empty();

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Documents to search and read: HTML, Markdown, text, PDF.")
    private Optional<String> corpus = Optional.empty();

    @Option(
            names = "--unsafe-python",
            description = {
                "Run the model's Python without a sandbox: it can read, change and delete every file that you can,",
                "and use the network. Only on a machine that you would throw away."
            })
    private boolean unsafePython;

    /** The options as they stand, for those who make tools of them. */
    record Given(ToolsConfig file, Optional<String> search, Optional<String> corpus, boolean unsafePython) {}

    /**
     * What the agent of a run works with.
     *
     * @throws UserError if a tool cannot be had as asked
     */
    public AgentKit kit(
            Session session, CommonOptions common, AcumenConfig config, Domain domain, Connection connection) {
        ToolsConfig file = config.toolsOrEmpty();
        List<String> wanted = (tools.isEmpty() ? Optional.ofNullable(file.use()).orElse(domain.tools()) : tools)
                .stream()
                        .filter(name -> !name.isBlank() && !name.equals("none"))
                        .distinct()
                        .toList();
        if (wanted.isEmpty()) {
            return AgentKit.none();
        }
        AgentLimits limits = checked(() -> limits(file, domain, connection));
        Given given = new Given(
                file,
                search.or(() -> Optional.ofNullable(file.search())),
                corpus.or(() -> Optional.ofNullable(file.corpus())),
                unsafePython);
        Toolshed shed = new Toolshed(session, common.home(session), domain, given);
        try {
            wanted.forEach(shed::take);
            if (shed.isEmpty()) {
                shed.close();
                return AgentKit.none();
            }
            int atOnce = connection.settings().roleLimits().getOrDefault(Role.TOOLS, AT_ONCE);
            return AgentKit.of(checked(shed::toolkit), limits, atOnce, wanted, shed.words());
        } catch (RuntimeException e) {
            shed.close();
            throw e;
        }
    }

    private AgentLimits limits(ToolsConfig file, Domain domain, Connection connection) {
        AgentLimits.Builder limits = domain.preset().equals("web") ? AgentLimits.web() : AgentLimits.math();
        turns.or(() -> Optional.ofNullable(file.turns())).ifPresent(limits::turns);
        seconds.or(() -> Optional.ofNullable(file.seconds()))
                .ifPresent(value -> limits.toolDeadline(Duration.ofSeconds(value)));
        Optional.ofNullable(file.answerCharacters()).ifPresent(limits::answerCharacters);
        attemptTokens.or(() -> Optional.ofNullable(file.attemptTokens())).ifPresent(limits::attemptTokens);
        calls.or(() -> Optional.ofNullable(file.calls()))
                .or(connection::toolCalling)
                .ifPresent(word -> limits.calling(ToolCalling.named(word)));
        // A run that was begun before its server was examined is to go on as it began.
        if (!connection.contextIsExamined()) {
            connection.contextTokens().ifPresent(limits::contextTokens);
        }
        return limits.build();
    }

    /** Settings check themselves; what they refuse is the user's to put right. */
    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
