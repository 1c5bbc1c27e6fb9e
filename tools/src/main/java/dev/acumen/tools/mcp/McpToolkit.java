package dev.acumen.tools.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.core.tool.Toolkit;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The tools of MCP servers. A tool has the name its server gives it, with the server's name before it where two servers have a
 * tool of that name; characters that models do not take in names become {@code _}.
 */
public final class McpToolkit implements Toolkit {

    private static final int LONGEST_NAME = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A tool, and whose it is. */
    private record Offer(McpSettings server, Tool tool) {

        String plainName() {
            return tool.name().replaceAll("[^A-Za-z0-9_-]", "_");
        }

        String fullName() {
            return server.name() + "_" + plainName();
        }
    }

    private final Map<String, McpServer> servers;
    private final Map<String, Offer> offers;
    private final List<ToolSpecification> specifications;

    private McpToolkit(Map<String, McpServer> servers, Map<String, Offer> offers) {
        this.servers = servers;
        this.offers = offers;
        this.specifications = offers.entrySet().stream()
                .map(offer ->
                        McpSpecification.of(offer.getKey(), offer.getValue().tool()))
                .toList();
    }

    /**
     * Starts the servers and asks for their tools. Whoever gets the toolkit closes it, and so ends the servers.
     *
     * @throws McpUnavailable if one does not start; then none is left running
     * @throws IllegalArgumentException if two servers have one name
     */
    public static McpToolkit start(List<McpSettings> settings) {
        Map<String, McpServer> servers = new LinkedHashMap<>();
        for (McpSettings one : settings) {
            if (servers.put(one.name(), new McpServer(one)) != null) {
                throw new IllegalArgumentException("two MCP servers are called " + one.name());
            }
        }
        boolean isStarted = false;
        try {
            List<Offer> all = new ArrayList<>();
            for (McpSettings one : settings) {
                server(servers, one).tools().forEach(tool -> all.add(new Offer(one, tool)));
            }
            McpToolkit toolkit = new McpToolkit(servers, named(all));
            isStarted = true;
            return toolkit;
        } finally {
            if (!isStarted) {
                servers.values().forEach(McpServer::close);
            }
        }
    }

    private static Map<String, Offer> named(List<Offer> all) {
        Map<String, Long> count = all.stream().collect(Collectors.groupingBy(Offer::plainName, Collectors.counting()));
        Map<String, Offer> named = new LinkedHashMap<>();
        for (Offer offer : all) {
            String name = count.getOrDefault(offer.plainName(), 1L) > 1 ? offer.fullName() : offer.plainName();
            String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            if (cut.isEmpty() || named.put(cut, offer) != null) {
                throw new McpUnavailable("MCP server " + offer.server().name() + " has a tool '"
                        + offer.tool().name() + "' that cannot be told from another by its name");
            }
        }
        return named;
    }

    private static McpServer server(Map<String, McpServer> servers, McpSettings settings) {
        return Optional.ofNullable(servers.get(settings.name())).orElseThrow();
    }

    @Override
    public List<ToolSpecification> specifications() {
        return specifications;
    }

    @Override
    public Set<String> ordered() {
        return offers.entrySet().stream()
                .filter(offer -> offer.getValue().server().isPerAttempt())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Session open(RolloutId attempt) {
        return new McpSession();
    }

    @Override
    public void close() {
        servers.values().forEach(McpServer::close);
    }

    private final class McpSession implements Session {

        /** Servers of this attempt alone, by name. */
        private final Map<String, McpServer> own = new ConcurrentHashMap<>();

        @Override
        public String call(ToolCall call) {
            Offer offer = Optional.ofNullable(offers.get(call.tool()))
                    .orElseThrow(() -> new ToolFailure(
                            ToolProblem.UNKNOWN_TOOL,
                            "there is no tool '" + call.tool() + "'; there are " + String.join(", ", offers.keySet())));
            McpSettings settings = offer.server();
            McpServer server = settings.isPerAttempt()
                    ? own.computeIfAbsent(settings.name(), name -> new McpServer(settings))
                    : server(servers, settings);
            return McpAnswer.text(settings, server.call(offer.tool().name(), arguments(call)));
        }

        private Map<String, Object> arguments(ToolCall call) {
            try {
                Map<String, Object> arguments =
                        JSON.readValue(call.arguments().isBlank() ? "{}" : call.arguments(), new TypeReference<>() {});
                if (arguments != null) {
                    return arguments;
                }
            } catch (JsonProcessingException e) {
                // Told below, like a JSON value that is no object.
            }
            throw new ToolFailure(ToolProblem.BAD_ARGUMENTS, "the arguments of " + call.tool() + " are no JSON object");
        }

        @Override
        public void close() {
            own.values().forEach(McpServer::close);
        }
    }
}
