package dev.acumen.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.web.WebDomain;
import dev.acumen.simulation.web.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An agent with tools in its barest form. */
final class WebLoop {

    private static final int MOST_TURNS = 16;

    private final PlainClient client;
    private final int port;
    private final Site site;

    WebLoop(PlainClient client, int port, Site site) {
        this.client = client;
        this.port = port;
        this.site = site;
    }

    static String system(List<String> lessons) {
        StringBuilder prompt = new StringBuilder(new WebDomain().instructions());
        if (!lessons.isEmpty()) {
            prompt.append("\n\n<advice>\n");
            for (int i = 0; i < lessons.size(); i++) {
                prompt.append("[L%d] %s\n".formatted(i + 1, lessons.get(i)));
            }
            prompt.append("</advice>\n");
        }
        return prompt.toString();
    }

    /** The whole attempt as a reviewer would be shown it; its last message comes last. */
    String attempt(Task task, List<String> lessons, long nonce, boolean asText) {
        String form = asText
                ? "\n\nTools: search, read_page, click. Call one like this:\n```tool_call\n{\"name\": \"search\", \"arguments\": {}}\n```"
                : "";
        ObjectNode request = PlainClient.request(system(lessons) + form, task.input(), nonce);
        if (!asText) {
            ArrayNode offered = request.putArray("tools");
            for (String tool : List.of("search", "read_page", "click")) {
                offered.addObject()
                        .put("type", "function")
                        .putObject("function")
                        .put("name", tool);
            }
        }
        ArrayNode messages = (ArrayNode) request.path("messages");
        PlainTools tools = new PlainTools(port, site);
        List<String> transcript = new ArrayList<>();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            JsonNode message = client.answer(request).at("/choices/0/message");
            String content = message.path("content").asText();
            transcript.add(content);
            List<String> outputs = new ArrayList<>();
            messages.add(message);
            for (JsonNode call : message.path("tool_calls")) {
                String output = wrapped(tools.call(
                        call.at("/function/name").asText(),
                        PlainClient.json(call.at("/function/arguments").asText())));
                outputs.add(output);
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", call.path("id").asText())
                        .put("content", output);
            }
            int start = content.indexOf("```tool_call\n");
            if (start >= 0) {
                JsonNode call = PlainClient.json(content.substring(start + 13, content.indexOf("\n```", start)));
                String output = wrapped(tools.call(call.path("name").asText(), call.path("arguments")));
                outputs.add(output);
                messages.addObject().put("role", "user").put("content", output);
            }
            if (outputs.isEmpty()) {
                break;
            }
            transcript.addAll(outputs);
        }
        return String.join("\n", transcript);
    }

    static double reward(Task task, String attempt) {
        int at = attempt.lastIndexOf("#### ");
        String answer = at < 0 ? "" : attempt.substring(at + 5).strip().toLowerCase(Locale.ROOT);
        return task.reference().answers().stream()
                        .anyMatch(right -> right.toLowerCase(Locale.ROOT).equals(answer))
                ? 1
                : 0;
    }

    double shareRight(List<Task> tasks, List<String> lessons, int attempts) {
        double right = 0;
        for (Task task : tasks) {
            for (int nonce = 0; nonce < attempts; nonce++) {
                right += reward(task, attempt(task, lessons, nonce, false));
            }
        }
        return right / (tasks.size() * attempts);
    }

    private static String wrapped(String output) {
        return "<tool_output>\n" + output + "\n</tool_output>";
    }
}
