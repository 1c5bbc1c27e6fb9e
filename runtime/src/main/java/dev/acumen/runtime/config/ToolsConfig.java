package dev.acumen.runtime.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code acumen.yaml} may say of tools. Every field may be missing.
 *
 * @param use what the agent may call, in place of what the domain offers: calculate, python, search, read_page, mcp
 * @param turns replies of the model in one attempt
 * @param seconds for one tool call
 * @param answerCharacters of a tool's answer that the model is shown
 * @param attemptTokens input and output of an attempt together
 * @param calls how tool calls travel: auto, native or text
 * @param search engine, such as {@code tavily}, {@code searxng:http://localhost:8888} or {@code corpus}
 * @param results that a search shows
 * @param corpus folder of documents to search and read
 * @param corpusUrl address under which the folder's documents are known
 * @param connectTo host and port that stand for a host, such as {@code 127.0.0.1:8080}
 * @param allowNetworks networks that pages may be read from although they are not public, such as {@code 10.0.0.0/8}
 * @param ports that pages may be read from beside the usual ones
 * @param obeyRobots whether robots.txt is asked first
 * @param python how Python runs
 * @param mcp servers whose tools are offered
 */
public record ToolsConfig(
        @Nullable List<String> use,
        @Nullable Integer turns,
        @Nullable Integer seconds,
        @Nullable Integer answerCharacters,
        @Nullable Long attemptTokens,
        @Nullable String calls,
        @Nullable String search,
        @Nullable Integer results,
        @Nullable String corpus,
        @Nullable String corpusUrl,
        @Nullable Map<String, String> connectTo,
        @Nullable List<String> allowNetworks,
        @Nullable List<Integer> ports,
        @Nullable Boolean obeyRobots,
        @Nullable PythonConfig python,
        @Nullable List<McpConfig> mcp) {

    /** Says nothing. */
    public static ToolsConfig empty() {
        return new ToolsConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * How Python runs.
     *
     * @param interpreter its path
     * @param unsafe whether it may run without a sandbox, with all rights of this process
     * @param keepState whether variables live from one call of an attempt to the next
     * @param seconds on the clock for a call
     * @param memoryMb for each process
     */
    public record PythonConfig(
            @Nullable String interpreter,
            @Nullable Boolean unsafe,
            @Nullable Boolean keepState,
            @Nullable Integer seconds,
            @Nullable Integer memoryMb) {

        /** Says nothing. */
        public static PythonConfig empty() {
            return new PythonConfig(null, null, null, null, null);
        }
    }

    /**
     * An MCP server: a program, or an address.
     *
     * @param name letters, digits, - and _
     * @param command the program and its arguments
     * @param environment variables of the program
     * @param environmentFrom variables that it is given of ours, by name; secrets have no place in a file
     * @param url of a server that speaks streamable HTTP
     * @param headersFrom headers by the variables that hold their values
     * @param startSeconds to start
     * @param callSeconds for a call
     * @param perAttempt whether each attempt has a server of its own
     */
    public record McpConfig(
            String name,
            @Nullable List<String> command,
            @Nullable Map<String, String> environment,
            @Nullable List<String> environmentFrom,
            @Nullable String url,
            @Nullable Map<String, String> headersFrom,
            @Nullable Integer startSeconds,
            @Nullable Integer callSeconds,
            @Nullable Boolean perAttempt) {}
}
