package dev.acumen.runtime.agent;

import dev.acumen.agent.tool.AnnotatedTools;
import dev.acumen.agent.tool.JoinedToolkits;
import dev.acumen.core.text.NearestName;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.runtime.config.ToolsConfig.McpConfig;
import dev.acumen.runtime.config.ToolsConfig.PythonConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.tools.Calculator;
import dev.acumen.tools.mcp.McpSettings;
import dev.acumen.tools.mcp.McpToolkit;
import dev.acumen.tools.python.PythonSandbox;
import dev.acumen.tools.python.PythonSettings;
import dev.acumen.tools.python.PythonTool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where tools are taken from, by the names that users give them. What it made is closed by whoever takes it over, or with it. */
final class ToolFactory implements AutoCloseable {

    private static final List<String> NAMES = List.of("calculate", "python", "search", "read_page", "mcp");

    private final RunEnvironment environment;
    private final AgentSpec given;
    private final WebTools web;
    private final List<Toolkit> toolkits = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    ToolFactory(RunEnvironment environment, Path home, Domain domain, AgentSpec given) {
        this.environment = environment;
        this.given = given;
        this.web = new WebTools(environment, home, domain, given);
    }

    /**
     * Takes a tool out.
     *
     * @throws UserError if there is none of that name, or it cannot be had as asked
     */
    void take(String name) {
        switch (name) {
            case "calculate" -> add(AnnotatedTools.shared(new Calculator()), "calculate");
            case "python" -> takePython();
            case "search" -> web.search().ifPresent(search -> add(search, web.searchWords()));
            case "read_page" -> add(web.pages(), web.pageWords());
            case "mcp" -> takeMcp();
            default ->
                throw new UserError(
                        UserError.Kind.USAGE,
                        "there is no tool '" + name + "'" + NearestName.suggestion(name, NAMES) + "; there are "
                                + String.join(", ", NAMES));
        }
    }

    boolean isEmpty() {
        return toolkits.isEmpty();
    }

    /** All that was taken, as one, with what it needs to be closed. */
    Toolkit toolkit() {
        return new JoinedToolkits(toolkits) {
            @Override
            public void close() {
                ToolFactory.this.close();
            }
        };
    }

    /** What was taken, for people. */
    String words() {
        return String.join(", ", words);
    }

    @Override
    public void close() {
        List<Runnable> closings = new ArrayList<>();
        toolkits.forEach(toolkit -> closings.add(toolkit::close));
        closings.add(web::close);
        Closing.all(closings);
    }

    private void add(Toolkit toolkit, String inWords) {
        toolkits.add(toolkit);
        words.add(inWords);
    }

    private void takePython() {
        PythonConfig file = Optional.ofNullable(given.file().python()).orElseGet(PythonConfig::empty);
        boolean unsafe = given.unsafePython() || Boolean.TRUE.equals(file.unsafe());
        PythonSettings.Builder settings = PythonSettings.builder();
        Optional.ofNullable(file.interpreter()).map(environment::path).ifPresent(settings::interpreter);
        Optional.ofNullable(file.keepState()).ifPresent(settings::keepState);
        Optional.ofNullable(file.seconds()).map(Duration::ofSeconds).ifPresent(settings::wall);
        Optional.ofNullable(file.memoryMb()).ifPresent(megabytes -> settings.memoryBytes(megabytes * 1024L * 1024L));
        if (unsafe) {
            settings.place(PythonSettings.Place.UNSAFE);
        }
        PythonSandbox sandbox = PythonSandbox.probe(AgentSpec.checked(settings::build));
        if (!sandbox.isUsable()) {
            environment.notice("note: python is off: " + sandbox.problem().orElse("it does not run"));
            return;
        }
        Set<String> ordered = Boolean.FALSE.equals(file.keepState()) ? Set.of() : Set.of("python");
        add(
                AnnotatedTools.perAttempt(List.of(PythonTool.class), ordered, attempt -> List.of(sandbox.open()))
                        .described("python", sandbox.specification().description()),
                "python " + sandbox.version() + (unsafe ? " WITHOUT A SANDBOX" : ""));
    }

    private void takeMcp() {
        List<McpConfig> servers = Optional.ofNullable(given.file().mcp()).orElseGet(List::of);
        if (servers.isEmpty()) {
            throw new UserError(
                    UserError.Kind.USAGE, "no MCP server is configured: name some under tools.mcp in acumen.yaml");
        }
        List<McpSettings> settings = servers.stream()
                .map(server -> AgentSpec.checked(() -> settings(server)))
                .toList();
        McpToolkit toolkit = McpToolkit.start(settings);
        add(
                toolkit,
                toolkit.specifications().size() + " tools of MCP servers "
                        + String.join(
                                ", ", servers.stream().map(McpConfig::name).toList()));
    }

    private McpSettings settings(McpConfig server) {
        McpSettings.Builder settings;
        if (server.command() != null) {
            Map<String, String> environment = new LinkedHashMap<>(
                    Optional.ofNullable(server.environment()).orElseGet(Map::of));
            Optional.ofNullable(server.environmentFrom())
                    .orElseGet(List::of)
                    .forEach(name -> environment.put(name, variable(server, name)));
            settings = McpSettings.program(server.name(), server.command()).environment(environment);
        } else if (server.url() != null) {
            Map<String, String> headers = new LinkedHashMap<>();
            Optional.ofNullable(server.headersFrom())
                    .orElseGet(Map::of)
                    .forEach((header, name) -> headers.put(header, variable(server, name)));
            settings = McpSettings.http(server.name(), URI.create(server.url())).headers(headers);
        } else {
            throw new IllegalArgumentException("MCP server " + server.name() + " has neither a command nor a url");
        }
        Optional.ofNullable(server.startSeconds()).map(Duration::ofSeconds).ifPresent(settings::startTimeout);
        Optional.ofNullable(server.callSeconds()).map(Duration::ofSeconds).ifPresent(settings::callTimeout);
        Optional.ofNullable(server.perAttempt()).ifPresent(settings::perAttempt);
        return settings.build();
    }

    private String variable(McpConfig server, String name) {
        return environment
                .variable(name)
                .orElseThrow(() ->
                        UserError.input("MCP server " + server.name() + " needs the environment variable " + name));
    }
}
