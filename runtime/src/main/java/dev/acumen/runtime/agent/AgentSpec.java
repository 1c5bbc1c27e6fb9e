package dev.acumen.runtime.agent;

import dev.acumen.agent.tool.AgentLimits;
import dev.acumen.agent.tool.ToolCalling;
import dev.acumen.core.run.Role;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an agent works with. What is empty is taken from {@link #file}, then from the domain.
 *
 * @param tools what it may call: calculate, python, search, read_page, mcp, or none
 * @param limits how far an attempt may go
 * @param search the engine: corpus, searxng:URL, tavily, serper, brave, jina, google
 * @param corpus a folder of documents
 * @param unsafePython whether Python may run without a sandbox
 * @param file {@code tools} of {@code acumen.yaml}
 */
public record AgentSpec(
        List<String> tools,
        Limits limits,
        Optional<String> search,
        Optional<String> corpus,
        boolean unsafePython,
        ToolsConfig file) {

    private static final int AT_ONCE = 16;

    public AgentSpec {
        tools = List.copyOf(tools);
    }

    /**
     * The same but for what is said here.
     *
     * @param otherTools what it may call; empty for the same
     * @param turns replies of the model in one attempt; empty for the same
     */
    public AgentSpec with(List<String> otherTools, Optional<Integer> turns) {
        return new AgentSpec(
                otherTools.isEmpty() ? tools : otherTools,
                new Limits(turns.or(limits::turns), limits.toolSeconds(), limits.attemptTokens(), limits.calls()),
                search,
                corpus,
                unsafePython,
                file);
    }

    /**
     * How far an attempt may go.
     *
     * @param turns replies of the model, the last of which has to be the answer
     * @param toolSeconds for one tool call
     * @param attemptTokens input and output of one attempt together
     * @param calls how tool calls travel: native, text or auto
     */
    public record Limits(
            Optional<Integer> turns,
            Optional<Integer> toolSeconds,
            Optional<Long> attemptTokens,
            Optional<String> calls) {

        /** As the file and the domain have it. */
        public static Limits usual() {
            return new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** As the file and the domain have it. */
    public static AgentSpec usual(ToolsConfig file) {
        return new AgentSpec(List.of(), Limits.usual(), Optional.empty(), Optional.empty(), false, file);
    }

    /**
     * The tools themselves.
     *
     * @param home where everything is kept
     * @throws UserError if a tool cannot be had as asked
     */
    public AgentKit kit(RunEnvironment environment, Path home, Domain domain, Connection connection) {
        List<String> wanted = (tools.isEmpty() ? Optional.ofNullable(file.use()).orElse(domain.tools()) : tools)
                .stream()
                        .filter(name -> !name.isBlank() && !name.equals("none"))
                        .distinct()
                        .toList();
        if (wanted.isEmpty()) {
            return AgentKit.none();
        }
        AgentLimits agentLimits = checked(() -> limits(domain, connection));
        AgentSpec given = new AgentSpec(
                tools,
                limits,
                search.or(() -> Optional.ofNullable(file.search())),
                corpus.or(() -> Optional.ofNullable(file.corpus())),
                unsafePython,
                file);
        ToolFactory factory = new ToolFactory(environment, home, domain, given);
        try {
            wanted.forEach(factory::take);
            if (factory.isEmpty()) {
                factory.close();
                return AgentKit.none();
            }
            int atOnce = connection.settings().roleLimits().getOrDefault(Role.TOOLS, AT_ONCE);
            return AgentKit.of(checked(factory::toolkit), agentLimits, atOnce, wanted, factory.words());
        } catch (RuntimeException e) {
            factory.close();
            throw e;
        }
    }

    private AgentLimits limits(Domain domain, Connection connection) {
        AgentLimits.Builder builder = domain.preset().limits();
        limits.turns().or(() -> Optional.ofNullable(file.turns())).ifPresent(builder::turns);
        limits.toolSeconds()
                .or(() -> Optional.ofNullable(file.seconds()))
                .ifPresent(value -> builder.toolDeadline(Duration.ofSeconds(value)));
        Optional.ofNullable(file.answerCharacters()).ifPresent(builder::answerCharacters);
        limits.attemptTokens()
                .or(() -> Optional.ofNullable(file.attemptTokens()))
                .ifPresent(builder::attemptTokens);
        limits.calls()
                .or(() -> Optional.ofNullable(file.calls()))
                .or(connection::toolCalling)
                .ifPresent(word -> builder.calling(ToolCalling.named(word)));
        // A run that was begun before its server was examined is to go on as it began.
        if (!connection.contextIsExamined()) {
            connection.contextTokens().ifPresent(builder::contextTokens);
        }
        return builder.build();
    }

    /** Settings check themselves; what they refuse is the user's to put right. */
    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
