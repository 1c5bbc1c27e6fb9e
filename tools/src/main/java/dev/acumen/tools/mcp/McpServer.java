package dev.acumen.tools.mcp;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A server that is started when it is needed, and once more when it dies during a call. Safe for several threads. */
final class McpServer implements AutoCloseable {

    private static final Duration PING = Duration.ofSeconds(5);
    private static final int MOST_PAGES = 100;

    private final McpSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean suspected = new AtomicBoolean();
    private Optional<McpLink> link = Optional.empty();
    private boolean closed;

    McpServer(McpSettings settings) {
        this.settings = settings;
    }

    /** Its tools. */
    List<Tool> tools() {
        try {
            McpLink open = open(Optional.empty());
            List<Tool> tools = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            Optional<String> cursor = Optional.empty();
            do {
                Optional<String> from = cursor;
                ListToolsResult page = open.ask(
                        client -> from.map(client::listTools).orElseGet(() -> client.listTools(McpSchema.FIRST_PAGE)),
                        settings.startTimeout());
                tools.addAll(page.tools());
                cursor = Optional.ofNullable(page.nextCursor()).filter(next -> !next.isEmpty());
            } while (cursor.isPresent() && seen.add(cursor.get()) && seen.size() < MOST_PAGES);
            return tools;
        } catch (ServerGone e) {
            throw new McpUnavailable(settings.line("MCP server " + settings.name() + " does not start: " + e.reason()));
        } catch (ToolFailure e) {
            throw new McpUnavailable(
                    settings.line("MCP server " + settings.name() + " does not start: " + e.getMessage()));
        }
    }

    /**
     * Makes a call; where the server dies of it, once more at a server that is started again.
     *
     * @throws ToolFailure if there is no answer
     */
    CallToolResult call(String tool, Map<String, Object> arguments) {
        try {
            McpLink open = open(Optional.empty());
            try {
                return call(open, tool, arguments);
            } catch (ServerGone e) {
                return call(open(Optional.of(open)), tool, arguments);
            }
        } catch (ServerGone e) {
            throw new ToolFailure(settings.line("the server " + settings.name() + " of this tool is gone, also after it"
                    + " was started again: " + e.reason()));
        }
    }

    private CallToolResult call(McpLink open, String tool, Map<String, Object> arguments) throws ServerGone {
        try {
            return open.ask(client -> client.callTool(new CallToolRequest(tool, arguments)), settings.callTimeout());
        } catch (ToolFailure e) {
            if (e.problem() == ToolProblem.TIMED_OUT) {
                suspected.set(true);
            }
            throw e;
        }
    }

    /**
     * The connection.
     *
     * @param broken one that is not to be used any more
     */
    private McpLink open(Optional<McpLink> broken) throws ServerGone {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the call to " + settings.name() + " was cancelled");
        }
        try {
            if (closed) {
                throw new ToolFailure("the server " + settings.name() + " is closed");
            }
            boolean isBroken = link.isPresent() && link.equals(broken);
            if (link.isPresent() && (isBroken || hangs(link.get()))) {
                link.get().close();
                link = Optional.empty();
            }
            if (link.isEmpty()) {
                link = Optional.of(McpLink.open(settings));
            }
            return link.get();
        } finally {
            lock.unlock();
        }
    }

    /** After a call without an answer, a server that does not even say that it is there is started again. */
    private boolean hangs(McpLink open) throws ServerGone {
        if (!suspected.getAndSet(false)) {
            return false;
        }
        try {
            open.ask(McpAsyncClient::ping, PING.compareTo(settings.callTimeout()) < 0 ? PING : settings.callTimeout());
            return false;
        } catch (ToolFailure e) {
            return e.problem() == ToolProblem.TIMED_OUT;
        } catch (ServerGone e) {
            return true;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            link.ifPresent(McpLink::close);
            link = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
