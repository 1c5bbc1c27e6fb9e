package dev.acumen.data;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a file make a task.
 *
 * @param input what the agent is given
 * @param preamble what belongs in front of it: the story of a word problem, a passage, an instruction
 */
record TaskFields(
        Optional<String> input,
        Optional<String> preamble,
        Optional<String> answer,
        Optional<String> rubric,
        Optional<String> id) {

    private static final List<String> INPUT = List.of(
            "question",
            "problem",
            "input",
            "prompt",
            "query",
            "context",
            "instruction",
            "instructions",
            "task",
            "text");
    private static final List<String> ANSWER = List.of(
            "answer",
            "answers",
            "expected",
            "expected_answer",
            "expected_output",
            "correct_answer",
            "final_answer",
            "ground_truth",
            "groundtruth",
            "reference_answer",
            "reference",
            "target",
            "gold",
            "output",
            "solution",
            "label");
    private static final List<String> RUBRIC = List.of("rubric", "criteria");
    private static final List<String> ID = List.of("id", "task_id", "taskid", "uid", "_id");
    private static final Map<String, List<String>> PREAMBLES =
            Map.of("question", List.of("body", "context"), "input", List.of("instruction"));

    /** Finds them; those the user has named must exist, all others may be missing. */
    static TaskFields of(Fields fields, FieldNames names) {
        Optional<String> input = names.input().map(name -> fields.required(name, "input"));
        Optional<String> preamble = Optional.empty();
        if (input.isEmpty()) {
            input = fields.first(INPUT);
            preamble = input.map(name -> name.toLowerCase(Locale.ROOT))
                    .flatMap(name -> fields.first(PREAMBLES.getOrDefault(name, List.of())));
        }
        Fields rest = fields.without(input.stream().toList());
        return new TaskFields(
                input,
                preamble,
                names.answer().map(name -> fields.required(name, "answer")).or(() -> rest.first(ANSWER)),
                rest.first(RUBRIC),
                names.id().map(name -> fields.required(name, "id")).or(() -> rest.first(ID)));
    }

    /**
     * The task of a row.
     *
     * @param fallback the id of a row that has none
     */
    Task task(Row row, String fallback) {
        String prompt = input(row)
                .orElseThrow(() -> row.error("has no " + input.orElse("input")
                        + ", so there is nothing to ask; fill it in or remove the row"));
        return new Task(taskId(row, fallback), prompt, reference(row), metadata(row));
    }

    /** What the agent is given, if the row says so. */
    Optional<String> input(Row row) {
        Optional<String> text = input.flatMap(row::text);
        Optional<String> before = preamble.flatMap(row::text);
        if (before.isEmpty()) {
            return text;
        }
        boolean isInstruction = preamble.get().equalsIgnoreCase("instruction");
        if (text.isEmpty()) {
            return isInstruction ? before : text;
        }
        boolean isStory = preamble.get().equalsIgnoreCase("body");
        return Optional.of(isStory ? story(before.get(), text.get()) : before.get() + "\n\n" + text.get());
    }

    /** The id the row states, if it does. */
    Optional<String> statedId(Row row) {
        return id.flatMap(row::text).map(String::strip);
    }

    private TaskId taskId(Row row, String fallback) {
        try {
            return new TaskId(statedId(row).orElse(fallback));
        } catch (IllegalArgumentException e) {
            throw row.error("'" + statedId(row).orElse("") + "' is no good as an id: " + e.getMessage());
        }
    }

    private Reference reference(Row row) {
        List<String> criteria = rubric.map(row::texts).orElse(List.of());
        return new Reference(
                answer.map(row::texts).orElse(List.of()),
                criteria.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", criteria)));
    }

    private Map<String, String> metadata(Row row) {
        Set<String> used = new HashSet<>();
        for (Optional<String> field : List.of(input, preamble, answer, rubric, id)) {
            field.ifPresent(used::add);
        }
        Map<String, String> rest = new LinkedHashMap<>();
        for (String field : row.fields().keySet()) {
            if (!used.contains(field)) {
                row.text(field).ifPresent(text -> rest.put(field, text));
            }
        }
        return rest;
    }

    /** The stories of word problems at times lack their full stop. */
    private static String story(String body, String question) {
        String before = body.strip();
        boolean isClosed = ".!?,;:".indexOf(before.charAt(before.length() - 1)) >= 0;
        return before + (isClosed ? " " : ". ") + question.strip();
    }
}
