package dev.acumen.endpoints;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a bare socket that does what its script says, request by request; the last line of the script repeats. */
public final class ScriptedServer implements Closeable {

    /** A request as it came in. */
    public record Seen(String head, String body) {}

    /** What is done with one request. */
    @FunctionalInterface
    public interface Act {
        /** Answers; true to keep the connection. */
        boolean play(Seen seen, Socket socket) throws IOException;
    }

    private final ServerSocket socket;
    private final List<Act> script;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /** Serves the script. */
    public ScriptedServer(Act... script) {
        try {
            this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.script = List.of(script);
        start(this::accept);
    }

    /** A plain chat completion. */
    public static Act says(String content) {
        return json(200, completion("{\"role\":\"assistant\",\"content\":\"" + content + "\"}", "stop"));
    }

    /** The body of a chat completion with usage of 10 and 3 tokens. */
    public static String completion(String message, String finish) {
        return "{\"model\":\"served\",\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\""
                + finish + "\"}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":3,\"total_tokens\":13}}";
    }

    /** An error as servers send it. */
    public static Act fails(int status, String message, String... headers) {
        return json(status, "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}", headers);
    }

    /** An answer with the given body. */
    public static Act json(int status, String body, String... headers) {
        return (seen, socket) -> {
            send(socket, head(status, body, headers) + body);
            return true;
        };
    }

    /** Status line and headers. */
    public static String head(int status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
    }

    /** Writes the text. */
    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Answers and then closes the connection without having said so. */
    public static Act thenHangsUp(Act act) {
        return (seen, socket) -> {
            act.play(seen, socket);
            return false;
        };
    }

    /** Promises a body, sends half of it and closes. */
    public static Act breaksInTheMiddle() {
        return (seen, socket) -> {
            send(socket, head(200, "x".repeat(1000)) + "{\"model\":");
            return false;
        };
    }

    /** Sends headers and then nothing until the client hangs up. */
    public Act stalls() {
        return (request, connection) -> {
            send(connection, head(200, "x".repeat(1000)) + "{");
            try {
                if (connection.getInputStream().read() < 0) {
                    hungUp.countDown();
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
            return false;
        };
    }

    /** Waits until a client of {@link #stalls} has closed its socket. */
    public void awaitHangUp() throws InterruptedException {
        hungUp.await();
    }

    /** Waits for the next request. */
    public void awaitRequest() throws InterruptedException {
        arrivals.take();
    }

    /** Ends in {@code /v1}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    /** The requests so far. */
    public List<Seen> seen() {
        return seen;
    }

    /** The bodies of the requests so far. */
    public List<String> bodies() {
        return seen.stream().map(Seen::body).toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            boolean open = true;
            while (open) {
                String head = readHead(in);
                if (head.isEmpty()) {
                    return;
                }
                Seen request = new Seen(head, readBody(in, head));
                Act act = script.get(Math.min(next.getAndIncrement(), script.size() - 1));
                seen.add(request);
                arrivals.add(System.nanoTime());
                open = act.play(request, connection);
            }
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static String readBody(InputStream in, String head) throws IOException {
        for (String line : head.lines().toList()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return new String(
                        in.readNBytes(Integer.parseInt(line.substring(15).strip())), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
