package dev.acumen.cli.options;

import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.run.SecondSide;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the second of two arms differs from the first beside its lessons. */
public final class SecondSideOptions {

    @Option(
            names = "--model-b",
            paramLabel = "NAME",
            description = "Model that attempts the tasks of B (default: the same as for A).")
    private Optional<String> model = Optional.empty();

    @Option(names = "--url-b", paramLabel = "URL", description = "Its server (default: the same as for A).")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--api-key-env-b",
            paramLabel = "VARIABLE",
            description = "Environment variable with the key of the server that --url-b names (default: none).")
    private Optional<String> apiKeyEnv = Optional.empty();

    @Option(
            names = "--tools-b",
            paramLabel = "LIST",
            split = ",",
            description = "What the agent of B may call, as for --tools (default: the same as for A).")
    private List<String> tools = List.of();

    @Option(
            names = "--turns-b",
            paramLabel = "N",
            description = "Replies of the model in one attempt of B (default: the same as for A).")
    private Optional<Integer> turns = Optional.empty();

    /**
     * As the options have it.
     *
     * @param first the agent of the first arm
     */
    public SecondSide side(AgentSpec first) {
        boolean isOther = model.isPresent() || url.isPresent();
        boolean isOtherAgent = !tools.isEmpty() || turns.isPresent();
        ModelSpec other = ModelSpec.builder()
                .url(url)
                .model(model)
                .apiKeyVariable(apiKeyEnv)
                .build();
        return new SecondSide(
                isOther ? Optional.of(other) : Optional.empty(),
                isOtherAgent ? Optional.of(first.with(tools, turns)) : Optional.empty());
    }
}
