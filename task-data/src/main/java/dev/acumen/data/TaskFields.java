package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a file make a task.
 *
 * @param input what the agent is given
 * @param choices which of several answers it is to choose
 * @param answer what is right
 * @param rightChoice how the answer says which choice is right
 */
record TaskFields(
        Optional<InputSource> input,
        Optional<ChoiceFields> choices,
        Optional<String> answer,
        RightChoice rightChoice,
        Optional<String> rubric,
        Optional<String> id) {

    /** Finds them; those the user has named must exist, all others may be missing. */
    static TaskFields of(Fields fields, FieldNames names) {
        Optional<String> namedAnswer = names.answer().map(name -> fields.required(name, "answer"));
        Optional<ChoiceFields> choices = ChoiceFields.of(fields, namedAnswer);
        Optional<InputSource> input = input(fields, names, choices);
        Set<String> shown = new LinkedHashSet<>();
        input.ifPresent(source -> shown.addAll(source.fields()));
        namedAnswer.filter(shown::contains).ifPresent(field -> {
            throw new DataException(
                    fields.rows().get(0).file(),
                    "the answer field '" + field
                            + "' is part of what the agent is given, which would tell it the answer");
        });
        Fields rest =
                fields.without(shown).without(choices.map(ChoiceFields::names).orElse(List.of()));
        Optional<String> answer = namedAnswer.or(() -> answer(rest, choices.isPresent()));
        return new TaskFields(
                input,
                choices,
                answer,
                choices.isPresent() && answer.isPresent()
                        ? RightChoice.of(fields.rows(), choices.get(), answer.get())
                        : RightChoice.MIXED,
                rest.first(UsualNames.RUBRIC),
                names.id().map(name -> fields.required(name, "id")).or(() -> rest.first(UsualNames.ID)));
    }

    private static Optional<InputSource> input(Fields fields, FieldNames names, Optional<ChoiceFields> choices) {
        if (names.template().isPresent()) {
            return Optional.of(InputSource.OfTemplate.of(names.template().get(), fields, choices));
        }
        if (names.input().isPresent()) {
            return Optional.of(
                    new InputSource.OfField(fields.required(names.input().get(), "input"), Optional.empty()));
        }
        Optional<String> usual = fields.first(UsualNames.INPUT);
        Optional<String> preamble = usual.flatMap(
                name -> fields.first(UsualNames.PREAMBLES.getOrDefault(name.toLowerCase(Locale.ROOT), List.of())));
        return usual.or(() -> fields.first(UsualNames.CONVERSATION))
                .map(name -> new InputSource.OfField(name, preamble));
    }

    private static Optional<String> answer(Fields rest, boolean hasChoices) {
        Optional<String> usual = rest.first(UsualNames.ANSWER);
        return hasChoices ? usual.or(() -> rest.first(UsualNames.RIGHT_CHOICE)) : usual;
    }

    /**
     * The task of a row.
     *
     * @param fallback the id of a row that has none
     */
    Task task(Row row, String fallback) {
        String prompt = input(row)
                .orElseThrow(() -> row.error(
                        "has no " + inputNames() + ", so there is nothing to ask; fill it in or remove the row"));
        return new Task(taskId(row, fallback), prompt, reference(row), metadata(row));
    }

    private String inputNames() {
        return input.map(source -> source.fields().get(source.fields().size() - 1))
                .orElse("input");
    }

    /** What the agent is given, if the row says so. */
    Optional<String> input(Row row) {
        Optional<String> text = input.flatMap(source -> source.text(row));
        if (text.isEmpty() || choices.isEmpty() || isInInput(choices.get())) {
            return text;
        }
        return choices.get().of(row).map(found -> found.asked(text.get())).or(() -> text);
    }

    /** A template says itself where the choices stand. */
    private boolean isInInput(ChoiceFields found) {
        return input.stream().flatMap(source -> source.fields().stream()).anyMatch(found.names()::contains);
    }

    /** The id the row states, if it does. */
    Optional<String> statedId(Row row) {
        return id.flatMap(row::plain).map(String::strip);
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
                answers(row), criteria.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", criteria)));
    }

    private List<String> answers(Row row) {
        if (answer.isEmpty()) {
            return input.flatMap(source -> source.reply(row)).stream().toList();
        }
        Optional<Choices> offered = choices.flatMap(found -> found.of(row));
        List<String> answers = new ArrayList<>();
        for (JsonNode node :
                row.value(answer.get()).map(value -> accepted(row, value)).orElse(List.of())) {
            if (offered.isPresent()) {
                answers.addAll(chosen(row, offered.get(), node));
            } else if (!node.asText("").isBlank()) {
                answers.add(node.asText());
            }
        }
        return answers.stream().distinct().toList();
    }

    private List<String> chosen(Row row, Choices offered, JsonNode node) {
        int right = rightChoice
                .find(offered, node)
                .orElseThrow(() -> row.error("the answer '" + node.asText() + "' in '" + answer.orElse("")
                        + "' is none of the choices " + String.join(", ", offered.shown())
                        + (rightChoice == RightChoice.MIXED
                                ? ""
                                : " (answers are given " + rightChoice.words() + ")")));
        return offered.accepted(right);
    }

    /** Each of the accepted answers; some sets keep them in an object. */
    private List<JsonNode> accepted(Row row, JsonNode value) {
        if (value.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            value.forEach(element -> all.addAll(accepted(row, element)));
            return all;
        }
        if (!value.isObject()) {
            return List.of(value);
        }
        for (List<String> parts : List.of(List.of("text"), List.of("value", "aliases"), List.of("content"))) {
            if (value.has(parts.get(0))) {
                List<JsonNode> all = new ArrayList<>();
                parts.forEach(part -> {
                    if (value.has(part)) {
                        all.addAll(accepted(row, value.path(part)));
                    }
                });
                return all;
            }
        }
        throw row.error(
                "'" + answer.orElse("")
                        + "' holds an object where an answer is expected; write the answer as text, or a list of accepted ones");
    }

    private Map<String, String> metadata(Row row) {
        Set<String> used = used();
        Map<String, String> rest = new LinkedHashMap<>();
        for (String field : row.fields().keySet()) {
            if (!used.contains(field)) {
                row.text(field).ifPresent(text -> rest.put(field, text));
            }
        }
        return rest;
    }

    private Set<String> used() {
        Set<String> used = new HashSet<>();
        input.ifPresent(source -> used.addAll(source.fields()));
        choices.ifPresent(found -> used.addAll(found.names()));
        for (Optional<String> field : List.of(answer, rubric, id)) {
            field.ifPresent(used::add);
        }
        return used;
    }

    /** The same for people. */
    TaskData.UsedFields described(Fields fields) {
        List<String> question = input.map(InputSource::fields).orElse(List.of());
        boolean endsInReply = answer.isEmpty()
                && input.stream()
                        .anyMatch(source -> fields.rows().stream()
                                .anyMatch(row -> source.reply(row).isPresent()));
        Optional<String> reply =
                endsInReply ? Optional.of("the last reply in " + String.join(", ", question)) : Optional.empty();
        return new TaskData.UsedFields(
                question,
                choices.map(ChoiceFields::names).orElse(List.of()),
                answer.map(field -> choices.isEmpty() ? field : field + " (names choices " + rightChoice.words() + ")")
                        .or(() -> reply),
                rubric,
                id,
                List.copyOf(fields.without(used()).names()));
    }
}
