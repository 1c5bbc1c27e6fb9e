package dev.acumen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server whose model searches once, reads the first page it finds, and answers with what looks like a form's name. */
final class ToolServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("corpus:\\S+");
    private static final Pattern FORM = Pattern.compile("form ([A-Z] \\d+)");

    private final HttpServer server;

    private ToolServer(HttpServer server) {
        this.server = server;
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    static ToolServer start() throws IOException {
        return new ToolServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode messages = MAPPER.readTree(exchange.getRequestBody()).path("messages");
            JsonNode last = messages.path(messages.size() - 1);
            ObjectNode completion = MAPPER.createObjectNode();
            ObjectNode message = completion
                    .putArray("choices")
                    .addObject()
                    .put("finish_reason", "stop")
                    .putObject("message");
            message.put("role", "assistant").put("content", "");
            String told = last.path("content").asText();
            Matcher form = FORM.matcher(told);
            Matcher address = ADDRESS.matcher(told);
            if (!last.path("role").asText().equals("tool")) {
                call(message, "search", "query", told);
            } else if (messages.size() < 6 && address.find()) {
                call(message, "read_page", "url", address.group());
            } else {
                message.put("content", "#### " + (form.find() ? form.group(1) : "unknown"));
            }
            byte[] body = MAPPER.writeValueAsBytes(completion);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void call(ObjectNode message, String tool, String parameter, String value) {
        ObjectNode call =
                message.putArray("tool_calls").addObject().put("id", "c1").put("type", "function");
        call.putObject("function")
                .put("name", tool)
                .put(
                        "arguments",
                        MAPPER.createObjectNode().put(parameter, value).toString());
    }
}
