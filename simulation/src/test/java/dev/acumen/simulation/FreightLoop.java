package dev.acumen.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.freight.FreightDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Practise, summarise, compare, propose, reconcile: the learning step in its barest form, over HTTP. */
final class FreightLoop {

    private static final int ATTEMPTS = 5;
    private static final Pattern ANSWER = Pattern.compile("(?m)^#### (\\S+)$");

    private final PlainClient client;
    private final Random shuffle;
    private final boolean shuffled;
    private final Map<String, String> library = new LinkedHashMap<>();
    private int lessons;
    private long nonce;

    /** With shuffled rewards, every reward goes to some other attempt of the step. */
    FreightLoop(PlainClient client, boolean shuffled, long seed) {
        this.client = client;
        this.shuffled = shuffled;
        this.shuffle = new Random(seed);
        this.nonce = seed * 1_000_000;
    }

    List<String> lessons() {
        return List.copyOf(library.values());
    }

    static String attemptPrompt(List<String> lessons) {
        StringBuilder prompt = new StringBuilder(new FreightDomain().instructions());
        if (!lessons.isEmpty()) {
            prompt.append("\n\nAdvice from earlier practice stands between the advice tags.\n<advice>\n");
            for (int i = 0; i < lessons.size(); i++) {
                prompt.append("[L%d] %s%n".formatted(i + 1, lessons.get(i)));
            }
            prompt.append("</advice>\n");
        }
        return prompt.toString();
    }

    static double shareRight(PlainClient client, TaskSet tasks, List<String> lessons, int attempts) {
        double right = 0;
        for (Task task : tasks.tasks()) {
            for (int attempt = 0; attempt < attempts; attempt++) {
                right += reward(task, client.content(attemptPrompt(lessons), task.input(), attempt));
            }
        }
        return right / (tasks.size() * attempts);
    }

    private static double reward(Task task, String attempt) {
        Matcher answer = ANSWER.matcher(attempt);
        double right = Double.parseDouble(task.reference().answers().get(0));
        return answer.find() && Math.abs(Double.parseDouble(answer.group(1)) - right) <= FreightDomain.TOLERANCE
                ? 1
                : 0;
    }

    void step(List<Task> batch) {
        List<String> attempts = new ArrayList<>();
        List<Double> rewards = new ArrayList<>();
        for (Task task : batch) {
            for (int sample = 0; sample < ATTEMPTS; sample++) {
                String attempt = client.content(attemptPrompt(lessons()), task.input(), nonce++);
                attempts.add(attempt);
                rewards.add(reward(task, attempt));
            }
        }
        if (shuffled) {
            Collections.shuffle(rewards, shuffle);
        }
        List<String> proposals = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int from = i * ATTEMPTS;
            List<Double> group = rewards.subList(from, from + ATTEMPTS);
            if (Collections.max(group) > Collections.min(group)) {
                propose(batch.get(i), attempts.subList(from, from + ATTEMPTS), group, proposals);
            }
        }
        reconcile(proposals);
    }

    private void propose(Task task, List<String> attempts, List<Double> rewards, List<String> proposals) {
        StringBuilder compare = new StringBuilder("<task>\n" + task.input() + "\n</task>\n" + shown("known"));
        for (int i = 0; i < ATTEMPTS; i++) {
            String attempt = "<task>\n%s\n</task>\n<attempt reward=\"%s\">\n%s\n</attempt>"
                    .formatted(task.input(), rewards.get(i), attempts.get(i));
            String summary = ask("Reply with {\"summary\": \"...\"}", attempt)
                    .path("summary")
                    .asText();
            compare.append("<attempt number=\"%d\" reward=\"%s\">\n%s\n</attempt>\n"
                    .formatted(i + 1, rewards.get(i), summary));
        }
        JsonNode found = ask("At most 3 lessons. Reply with {\"lessons\": [...]}", compare.toString());
        StringBuilder candidates = new StringBuilder();
        for (JsonNode lesson : found.path("lessons")) {
            int number = candidates.toString().split("\n").length;
            candidates.append("%d. %s (%s)%n"
                    .formatted(
                            number,
                            lesson.path("lesson").asText(),
                            lesson.path("because").asText()));
        }
        if (candidates.isEmpty()) {
            return;
        }
        JsonNode edits = ask(
                "Reply with {\"edits\": [...]}", shown("library") + "<candidates>\n" + candidates + "</candidates>");
        for (JsonNode edit : edits.path("edits")) {
            proposals.add("%d. %s %s %s (tasks: %s)"
                    .formatted(
                            proposals.size() + 1,
                            edit.path("action").asText(),
                            edit.path("id").asText(),
                            edit.path("text").asText(),
                            task.id()));
        }
    }

    private void reconcile(List<String> proposals) {
        JsonNode edits = ask(
                "The library has room for 40 more lessons. Reply with {\"edits\": [...]}",
                shown("library") + "<proposals>\n" + String.join("\n", proposals) + "\n</proposals>");
        for (JsonNode edit : edits.path("edits")) {
            switch (edit.path("action").asText()) {
                case "ADD" -> library.put("L" + ++lessons, edit.path("text").asText());
                case "UPDATE" ->
                    library.put(edit.path("id").asText(), edit.path("text").asText());
                case "DELETE" -> library.remove(edit.path("id").asText());
                default -> {}
            }
        }
    }

    private String shown(String tag) {
        StringBuilder text = new StringBuilder("<" + tag + ">\n");
        library.forEach((id, lesson) -> text.append("[%s] %s%n".formatted(id, lesson)));
        return text + "</" + tag + ">\n";
    }

    private JsonNode ask(String system, String user) {
        return client.reply(system, user, nonce++);
    }
}
