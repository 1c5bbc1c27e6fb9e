package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which fields of a file hold attempts, in one of three forms: a text, a list of attempts, or several objects that are each
 * named after the model that made them.
 */
record AttemptFields(
        Optional<String> text,
        Optional<String> list,
        Set<String> byModel,
        Optional<String> author,
        Optional<String> label) {

    /** What one attempt says, before it is known which task it belongs to. */
    record Attempt(String author, String text, OptionalDouble label) {}

    private static final String UNKNOWN = "unknown";
    private static final List<String> TEXT = List.of(
            "response",
            "completion",
            "attempt",
            "prediction",
            "model_output",
            "model_answer",
            "generation",
            "generated_text",
            "output",
            "solution",
            "answer",
            "text",
            "content");
    private static final List<String> LIST = List.of(
            "attempts", "responses", "completions", "predictions", "generations", "outputs", "solutions", "samples");
    private static final List<String> AUTHOR = List.of("model", "model_name", "author", "agent", "generator");
    private static final List<String> LABEL = List.of("is_correct", "correct", "passed", "label", "score", "reward");

    static AttemptFields of(Fields fields) {
        Set<String> byModel = new LinkedHashSet<>();
        for (String name : fields.names()) {
            if (fields.rows().stream().anyMatch(row -> isAttempt(row.value(name)))) {
                byModel.add(name);
            }
        }
        Optional<String> list = fields.first(LIST)
                .filter(name -> fields.rows().stream()
                        .anyMatch(
                                row -> row.value(name).filter(JsonNode::isArray).isPresent()));
        boolean isPlain = list.isEmpty() && byModel.isEmpty();
        return new AttemptFields(
                isPlain ? fields.first(TEXT) : Optional.empty(),
                list,
                list.isPresent() ? Set.of() : byModel,
                fields.first(AUTHOR),
                isPlain ? labelOf(fields) : Optional.empty());
    }

    /** Fields that therefore say nothing about the task. */
    List<String> taken() {
        List<String> taken = new ArrayList<>(byModel);
        text.ifPresent(taken::add);
        list.ifPresent(taken::add);
        author.ifPresent(taken::add);
        label.ifPresent(taken::add);
        return taken;
    }

    boolean isEmpty() {
        return text.isEmpty() && list.isEmpty() && byModel.isEmpty();
    }

    /** The attempts of a row, in its order. */
    List<Attempt> attempts(Row row) {
        String rowAuthor = author.flatMap(row::text).orElse(UNKNOWN);
        List<Attempt> attempts = new ArrayList<>();
        text.ifPresent(field -> attempts.add(new Attempt(
                rowAuthor,
                row.text(field).orElse(""),
                label.flatMap(row::value).map(AttemptFields::number).orElse(OptionalDouble.empty()))));
        for (String model : byModel) {
            row.value(model).ifPresent(node -> attempts.add(attempt(row, node, model)));
        }
        list.flatMap(row::value).ifPresent(node -> {
            if (!node.isArray()) {
                throw row.error("'" + list.get() + "' is a list of attempts in other rows and is none here");
            }
            node.forEach(element -> attempts.add(attempt(row, element, rowAuthor)));
        });
        return attempts;
    }

    private static Attempt attempt(Row row, JsonNode node, String author) {
        if (!node.isObject()) {
            return new Attempt(author, Row.text(node), OptionalDouble.empty());
        }
        Row inner = Row.of(row.file(), row.line(), node);
        Fields fields = Fields.of(List.of(inner));
        String field = fields.first(TEXT)
                .orElseThrow(() -> row.error("an attempt has its text in none of the usual fields, such as 'response'; "
                        + "there are " + fields.listed()));
        return new Attempt(
                fields.first(AUTHOR).flatMap(inner::text).orElse(author),
                inner.text(field).orElse(""),
                labelOf(fields).flatMap(inner::value).map(AttemptFields::number).orElse(OptionalDouble.empty()));
    }

    private static boolean isAttempt(Optional<JsonNode> value) {
        return value.filter(JsonNode::isObject)
                .filter(node -> TEXT.stream().anyMatch(name -> node.path(name).isTextual()))
                .isPresent();
    }

    /** A field of such a name may as well hold the right answer: it is a label only if every row has a number there. */
    private static Optional<String> labelOf(Fields fields) {
        return LABEL.stream()
                .flatMap(name -> fields.named(name).stream())
                .filter(name -> fields.rows().stream()
                        .flatMap(row -> row.value(name).stream())
                        .map(AttemptFields::number)
                        .allMatch(number -> number.isPresent() && isLabel(name, number.getAsDouble())))
                .findFirst();
    }

    private static boolean isLabel(String name, double number) {
        boolean isOpenScale = name.equalsIgnoreCase("score") || name.equalsIgnoreCase("reward");
        return isOpenScale ? Double.isFinite(number) : number >= 0 && number <= 1;
    }

    private static OptionalDouble number(JsonNode node) {
        if (node.isBoolean()) {
            return OptionalDouble.of(node.booleanValue() ? 1 : 0);
        }
        if (node.isNumber()) {
            return OptionalDouble.of(node.doubleValue());
        }
        String text = node.asText().strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return OptionalDouble.of(text.equalsIgnoreCase("true") ? 1 : 0);
        }
        try {
            return node.isTextual() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
