package dev.acumen.endpoints.internal.http;

import com.sun.net.httpserver.HttpServer;
import dev.acumen.endpoints.policy.OpenFiles;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that asks for more files than it may have. Its argument says which way; it prints what it is told. */
final class ManyFiles {

    private ManyFiles() {}

    public static void main(String[] args) throws IOException {
        try {
            if (args[0].equals("ask")) {
                OpenFiles.require(1_000);
            } else {
                callWithoutAFileLeft();
            }
            System.out.println("nothing was refused");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        System.out.flush();
        // The open files would keep the JVM from ending in good order.
        Runtime.getRuntime().halt(0);
    }

    private static void callWithoutAFileLeft() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.GET)
                .url("http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .build();
        PinnedHttpClient client = new PinnedHttpClient(Duration.ofSeconds(30), Optional.empty());
        // Classes are read from files too: these two load what the last call needs.
        client.execute(request);
        OpenFiles.exhaustedBy(new IOException("Too many open files"));
        takeAllFiles();
        client.execute(request);
    }

    private static void takeAllFiles() {
        List<InputStream> taken = new ArrayList<>();
        try {
            while (taken.size() < 1_000_000) {
                taken.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // That was the last one.
        }
    }
}
