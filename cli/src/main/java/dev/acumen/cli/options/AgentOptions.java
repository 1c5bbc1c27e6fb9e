package dev.acumen.cli.options;

import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.ToolsConfig;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an agent works with: options go before {@code acumen.yaml}, which goes before the domain. */
public final class AgentOptions {

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

    /**
     * What an agent works with, as the options have it.
     *
     * @param file {@code tools} of {@code acumen.yaml}
     */
    public AgentSpec spec(ToolsConfig file) {
        return new AgentSpec(
                tools, new AgentSpec.Limits(turns, seconds, attemptTokens, calls), search, corpus, unsafePython, file);
    }
}
