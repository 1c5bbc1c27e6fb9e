package dev.acumen.tools.mcp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one MCP server is reached. By default: 30 seconds to start, 60 seconds for a call, messages of at most 16 MB, one server for
 * all attempts, no variables beside PATH, HOME and LANG, no headers.
 */
public final class McpSettings {

    /** Shorter values are no secrets, and masking them would spoil messages. */
    private static final int SHORTEST_SECRET = 6;

    private static final int LONGEST_SHOWN = 300;

    private final String name;
    private final List<String> command;
    private final Optional<URI> url;
    private final Map<String, String> environment;
    private final Map<String, String> headers;
    private final Duration startTimeout;
    private final Duration callTimeout;
    private final int mostBytes;
    private final boolean perAttempt;

    private McpSettings(Builder from) {
        this.name = from.name;
        this.command = from.command;
        this.url = from.url;
        this.environment = from.environment;
        this.headers = from.headers;
        this.startTimeout = from.startTimeout;
        this.callTimeout = from.callTimeout;
        this.mostBytes = from.mostBytes;
        this.perAttempt = from.perAttempt;
    }

    /**
     * A program that speaks MCP over its standard input and output.
     *
     * @param name of the server: letters, digits, - and _
     * @param command the program and its arguments
     */
    public static Builder program(String name, List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("MCP server " + name + ": there is no command to start it with");
        }
        return new Builder(name, List.copyOf(command), Optional.empty());
    }

    /**
     * A server that speaks streamable HTTP.
     *
     * @param name of the server: letters, digits, - and _
     * @param url of its endpoint, such as {@code http://localhost:8000/mcp}
     */
    public static Builder http(String name, URI url) {
        boolean isWeb = List.of("http", "https")
                .contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
        if (!isWeb || url.getHost() == null) {
            throw new IllegalArgumentException("MCP server " + name + ": its url is written http://HOST:PORT/PATH");
        }
        return new Builder(name, List.of(), Optional.of(url));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    List<String> command() {
        return command;
    }

    Optional<URI> url() {
        return url;
    }

    Map<String, String> environment() {
        return environment;
    }

    Map<String, String> headers() {
        return headers;
    }

    Duration startTimeout() {
        return startTimeout;
    }

    Duration callTimeout() {
        return callTimeout;
    }

    int mostBytes() {
        return mostBytes;
    }

    boolean isPerAttempt() {
        return perAttempt;
    }

    /** One line without the values of variables and headers. */
    String line(String text) {
        String line = text;
        for (String secret : Stream.concat(environment.values().stream(), headers.values().stream())
                .flatMap(value -> Stream.of(value, value.replaceFirst("(?i)^bearer ", "")))
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .toList()) {
            line = line.replace(secret, "***");
        }
        line = line.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + " ...";
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects settings. */
    public static final class Builder {

        private final String name;
        private final List<String> command;
        private final Optional<URI> url;
        private Map<String, String> environment = Map.of();
        private Map<String, String> headers = Map.of();
        private Duration startTimeout = Duration.ofSeconds(30);
        private Duration callTimeout = Duration.ofSeconds(60);
        private int mostBytes = 16 << 20;
        private boolean perAttempt;

        private Builder(String name, List<String> command, Optional<URI> url) {
            if (!name.matches("[A-Za-z0-9_-]{1,32}")) {
                throw new IllegalArgumentException(
                        "the name of an MCP server has 1 to 32 letters, digits, - or _, unlike '" + name + "'");
            }
            this.name = name;
            this.command = command;
            this.url = url;
        }

        /** Variables that a program sees beside PATH, HOME and LANG; of ours it sees no others. */
        public Builder environment(Map<String, String> value) {
            environment = Map.copyOf(value);
            return this;
        }

        /** Headers of each request over HTTP, such as {@code Authorization}. */
        public Builder headers(Map<String, String> value) {
            headers = Map.copyOf(value);
            return this;
        }

        /** Until the server is ready and has listed its tools. */
        public Builder startTimeout(Duration value) {
            startTimeout = value;
            return this;
        }

        /** Until a call is answered. */
        public Builder callTimeout(Duration value) {
            callTimeout = value;
            return this;
        }

        /** Of one message. */
        public Builder mostBytes(int value) {
            mostBytes = value;
            return this;
        }

        /** Whether each attempt has a server of its own, for servers that remember, such as browsers. */
        public Builder perAttempt(boolean value) {
            perAttempt = value;
            return this;
        }

        /** The settings. */
        public McpSettings build() {
            return new McpSettings(this);
        }
    }
}
