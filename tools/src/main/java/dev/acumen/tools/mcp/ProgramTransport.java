package dev.acumen.tools.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A program that speaks MCP over its standard input and output. The SDK's own transport gives the program all our variables, stops
 * reading at the first line that is no message, waits for answers of a program that has died, and reads lines of any length.
 */
final class ProgramTransport implements McpClientTransport {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final long GRACE_MILLIS = 1_000;
    private static final int LAST_WORDS = 3;
    private static final int LONGEST_WORDS = 500;

    private final McpSettings settings;
    private final McpJsonMapper json;
    private final Process process;
    private final CompletableFuture<String> gone = new CompletableFuture<>();
    private final Deque<String> lastWords = new ArrayDeque<>();

    /** Starts the program. */
    ProgramTransport(McpSettings settings, McpJsonMapper json) throws IOException {
        this.settings = settings;
        this.json = json;
        ProcessBuilder builder = new ProcessBuilder(settings.command());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(settings.environment());
        this.process = builder.start();
        thread("words", this::readWords);
    }

    /** Done, with the reason, when no further message will come. */
    CompletableFuture<String> gone() {
        return gone;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> thread("messages", () -> readMessages(handler)));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.<Void>fromCallable(() -> {
                    byte[] line = json.writeValueAsBytes(message);
                    OutputStream input = process.getOutputStream();
                    synchronized (process) {
                        input.write(line);
                        input.write('\n');
                        input.flush();
                    }
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.<Void>fromRunnable(this::stop).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    /** Ends the program and all it has started: by the end of its input, then by a signal, then by force. */
    void stop() {
        gone.complete("it was closed");
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> all = process.descendants()) {
            children = all.toList();
        }
        // Closing the input would wait for a write that waits for the program; so that runs beside.
        thread("end", () -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It has closed its input itself.
            }
        });
        boolean wasInterrupted = Thread.interrupted();
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroy();
                if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            wasInterrupted = true;
        }
        children.forEach(ProcessHandle::destroyForcibly);
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readMessages(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        try (InputStream output = new BufferedInputStream(process.getInputStream())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = output.read(); next >= 0; next = output.read()) {
                if (next != '\n') {
                    line.write(next);
                    if (line.size() > settings.mostBytes()) {
                        gone.complete("it sent a message longer than " + (settings.mostBytes() >> 10) + " kB");
                        process.destroyForcibly();
                        return;
                    }
                } else {
                    handle(line.toString(StandardCharsets.UTF_8), handler);
                    line.reset();
                }
            }
        } catch (IOException e) {
            // The end is told below, whatever brought it.
        }
        gone.complete(farewell());
    }

    /** Programs print all sorts of things; only messages count. */
    private void handle(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        if (!line.stripLeading().startsWith("{")) {
            return;
        }
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | IllegalArgumentException e) {
            return;
        }
        handler.apply(Mono.just(message)).subscribe(done -> {}, failed -> {});
    }

    private String farewell() {
        String status = "it closed its output";
        try {
            if (process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                status = "it ended with status " + process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastWords) {
            return lastWords.isEmpty() ? status : status + ", its last words: " + String.join(" ", lastWords);
        }
    }

    private void readWords() {
        try (InputStream words = new BufferedInputStream(process.getErrorStream())) {
            StringBuilder line = new StringBuilder();
            for (int next = words.read(); next >= 0; next = words.read()) {
                if (next == '\n') {
                    remember(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_WORDS) {
                    line.append((char) next);
                }
            }
            remember(line.toString());
        } catch (IOException e) {
            // What it had to say is lost, no more.
        }
    }

    private void remember(String words) {
        synchronized (lastWords) {
            if (!words.isBlank()) {
                lastWords.add(words.strip());
            }
            if (lastWords.size() > LAST_WORDS) {
                lastWords.remove();
            }
        }
    }

    private void thread(String what, Runnable work) {
        Thread thread = new Thread(work, "acumen-mcp-" + settings.name() + "-" + what);
        thread.setDaemon(true);
        thread.start();
    }
}
