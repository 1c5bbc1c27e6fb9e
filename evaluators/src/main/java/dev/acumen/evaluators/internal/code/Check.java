package dev.acumen.evaluators.internal.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One test of a program.
 *
 * @param source Python that is run after the program, such as {@code assert f(2) == 4}; empty for a test by input and output
 * @param input for standard input
 * @param output expected on standard output, if the test is by input and output
 */
record Check(String source, String input, Optional<String> output) {

    private static final List<String> FIELDS = List.of("tests", "test", "test_list", "input_output");

    static Check source(String source) {
        return new Check(source, "", Optional.empty());
    }

    /**
     * The tests of the task: its metadata under {@code tests}, {@code test}, {@code test_list} or {@code input_output}, else its
     * reference answers. A list of texts is a test each; a list of {@code {"input", "output"}}, or {@code {"inputs": [],
     * "outputs": []}}, is by input and output; any other text is Python.
     */
    static List<Check> of(Task task) {
        for (String field : FIELDS) {
            String given = task.metadata().get(field);
            if (given != null && !given.isBlank()) {
                return read(given);
            }
        }
        return task.reference().answers().stream()
                .flatMap(answer -> read(answer).stream())
                .toList();
    }

    private static List<Check> read(String text) {
        JsonNode node;
        try {
            node = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            return List.of(source(text));
        }
        List<Check> checks = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(test -> checks.add(one(test)));
        } else if (node.path("inputs").isArray()) {
            for (int i = 0; i < node.path("inputs").size(); i++) {
                checks.add(
                        pair(node.path("inputs").path(i), node.path("outputs").path(i)));
            }
        } else {
            checks.add(node.isObject() ? one(node) : source(text));
        }
        return checks;
    }

    private static Check one(JsonNode test) {
        return test.isObject() ? pair(test.path("input"), test.path("output")) : source(test.asText());
    }

    private static Check pair(JsonNode input, JsonNode output) {
        return new Check("", input.asText(""), Optional.of(output.asText("")));
    }
}
