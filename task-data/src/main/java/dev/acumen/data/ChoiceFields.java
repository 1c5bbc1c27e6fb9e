package dev.acumen.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which fields hold the choices: one with a list, or several with a choice each.
 *
 * @param names one with a list; or those of the choices, in their order
 * @param labels what the choices are called by their fields' names; none for a list
 */
record ChoiceFields(List<String> names, List<String> labels) {

    private static final Pattern COLUMN = Pattern.compile(
            "(?i)(option|opt|op|choice|ending|alternative|answer|ans|sol|)[\\s_-]?(\\p{Alpha}|\\d{1,2})");
    private static final Pattern LABEL = Pattern.compile("(?<![\\p{L}\\p{N}(])(\\(?)([A-Za-z])\\s?([).:])");
    private static final Pattern NAMED_FOR_IT = Pattern.compile("(?i)(option|opt|choice|ending|alternative).+");
    private static final List<String> LABEL_KEYS = List.of("label", "labels", "key", "id");
    private static final List<String> TEXT_KEYS = List.of("text", "texts", "choice", "value", "content");

    /**
     * Finds them, if rows have choices.
     *
     * @param answer the field with what is right, if the user has named it
     */
    static Optional<ChoiceFields> of(Fields fields, Optional<String> answer) {
        Optional<String> list = UsualNames.CHOICES.stream()
                .flatMap(name -> fields.first(List.of(name)).stream())
                .filter(name -> fields.rows().stream()
                        .flatMap(row -> row.value(name).stream())
                        .anyMatch(ChoiceFields::isList))
                .findFirst();
        return list.map(name -> new ChoiceFields(List.of(name), List.of()))
                .filter(found -> found.isMeant(fields, answer))
                .or(() -> columns(fields, answer));
    }

    private static boolean isList(JsonNode value) {
        return value.isContainerNode()
                ? !value.isEmpty()
                : WrittenValue.isOne(value.asText()) || parts(value.asText()).size() > 1;
    }

    /** Columns of one name that go on from a, 0 or 1. */
    private static Optional<ChoiceFields> columns(Fields fields, Optional<String> answer) {
        TreeMap<String, TreeMap<Integer, String>> families = new TreeMap<>();
        for (String name : fields.names()) {
            Matcher column = COLUMN.matcher(name.strip());
            if (column.matches()) {
                String place = column.group(2);
                boolean isNumber = Character.isDigit(place.charAt(0));
                String family = column.group(1).toLowerCase(Locale.ROOT) + (isNumber ? "#" : "");
                int number = isNumber ? Integer.parseInt(place) : Character.toLowerCase(place.charAt(0)) - 'a';
                families.computeIfAbsent(family, absent -> new TreeMap<>()).putIfAbsent(number, name);
            }
        }
        return families.entrySet().stream()
                .flatMap(family -> family(family.getKey(), family.getValue()).stream())
                .filter(found -> found.isMeant(fields, answer))
                .findFirst();
    }

    /** Those of a family that go on from its first one without a gap. */
    private static Optional<ChoiceFields> family(String family, TreeMap<Integer, String> places) {
        int first = places.firstKey();
        if (first > 1 || family.equals("#")) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int place = first; places.containsKey(place); place++) {
            names.add(places.get(place));
            labels.add(family.endsWith("#") ? String.valueOf(place) : String.valueOf((char) ('A' + place)));
        }
        return names.size() < 2 ? Optional.empty() : Optional.of(new ChoiceFields(names, labels));
    }

    /**
     * Columns a and b may be anything, op1 and op2 be numbers, answer_1 and answer_2 all be right, and a text with semicolons be one text: such ones are choices
     * if an answer beside them is one of them.
     */
    private boolean isMeant(Fields fields, Optional<String> named) {
        boolean isPlain = labels.isEmpty()
                ? fields.rows().stream()
                        .flatMap(row -> row.value(names.get(0)).stream())
                        .anyMatch(ChoiceFields::isCertain)
                : NAMED_FOR_IT.matcher(names.get(0).strip()).matches();
        return isPlain
                || named.or(() -> answerBeside(fields))
                        .filter(answer -> RightChoice.isUsed(fields.rows(), this, answer))
                        .isPresent();
    }

    /** Whether a value is a list beyond doubt, and no text that could be cut into one. */
    private static boolean isCertain(JsonNode value) {
        return value.isContainerNode() || WrittenValue.isOne(value.asText()) || isLabelled(value.asText());
    }

    private static boolean isLabelled(String text) {
        return labelled(text.strip()).size() > 1;
    }

    private Optional<String> answerBeside(Fields fields) {
        Fields rest = fields.without(names);
        return rest.first(UsualNames.ANSWER).or(() -> rest.first(UsualNames.RIGHT_CHOICE));
    }

    /** The choices of a row; none if its fields are empty. */
    Optional<Choices> of(Row row) {
        return labels.isEmpty() ? row.value(names.get(0)).flatMap(value -> of(row, value)) : ofColumns(row);
    }

    private Optional<Choices> ofColumns(Row row) {
        List<String> texts = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<String> text = row.plain(names.get(i));
            if (text.isPresent()) {
                texts.add(text.get());
                given.add(labels.get(i));
            }
        }
        boolean isText = row.value(names.get(0)).filter(JsonNode::isNumber).isEmpty();
        return texts.isEmpty() ? Optional.empty() : Optional.of(checked(row, given, texts, isText));
    }

    private Optional<Choices> of(Row row, JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText().strip();
            if (WrittenValue.isOne(text)) {
                return of(row, parsed(row, text));
            }
            return Optional.of(checked(row, List.of(), parts(text), true));
        }
        if (value.isArray()) {
            return value.isEmpty() ? Optional.empty() : Optional.of(ofList(row, value));
        }
        if (!value.isObject()) {
            throw row.error("'" + names.get(0) + "' is no list of choices");
        }
        Optional<JsonNode> texts = list(value, TEXT_KEYS);
        if (texts.isPresent()) {
            return Optional.of(
                    checked(row, texts(row, list(value, LABEL_KEYS)), texts(row, texts), isText(texts.get())));
        }
        List<String> keys = new ArrayList<>();
        List<String> found = new ArrayList<>();
        value.properties().forEach(choice -> {
            if (!choice.getValue().isNull()) {
                keys.add(choice.getKey().strip());
                found.add(text(row, choice.getValue()));
            }
        });
        return Optional.of(checked(row, keys, found, isText(value)));
    }

    private JsonNode parsed(Row row, String text) {
        try {
            return WrittenValue.read(text);
        } catch (JsonProcessingException e) {
            throw row.error("'" + names.get(0) + "' begins like a list and is none: " + shortened(text)
                    + "; write it as a JSON list, or each choice in a column of its own (option_a, option_b, ...)");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private Choices ofList(Row row, JsonNode list) {
        if (!list.path(0).isObject()) {
            return checked(row, List.of(), texts(row, Optional.of(list)), isText(list));
        }
        List<String> labels = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode choice : list) {
            key(choice, LABEL_KEYS).ifPresent(label -> labels.add(label.asText().strip()));
            texts.add(text(row, key(choice, TEXT_KEYS).orElse(choice)));
        }
        return checked(row, labels.size() == texts.size() ? labels : List.of(), texts, true);
    }

    private static Optional<JsonNode> key(JsonNode object, List<String> keys) {
        return keys.stream().filter(object::has).findFirst().map(object::path);
    }

    private static Optional<JsonNode> list(JsonNode object, List<String> keys) {
        return key(object, keys).filter(JsonNode::isArray);
    }

    private static boolean isText(JsonNode texts) {
        return texts.path(0).isMissingNode()
                ? !texts.properties().isEmpty()
                : texts.path(0).isTextual();
    }

    private List<String> texts(Row row, Optional<JsonNode> list) {
        List<String> texts = new ArrayList<>();
        list.ifPresent(nodes -> nodes.forEach(node -> texts.add(node.isNull() ? "" : text(row, node))));
        while (!texts.isEmpty() && texts.get(texts.size() - 1).isBlank()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    private String text(Row row, JsonNode node) {
        if (node.isContainerNode()) {
            throw row.error("a choice in '" + names.get(0)
                    + "' is no text; it may be a text, or an object with 'label' and 'text'");
        }
        return node.asText();
    }

    private Choices checked(Row row, List<String> given, List<String> texts, boolean isText) {
        String where = "'" + String.join("', '", names) + "'";
        if (texts.size() < 2) {
            throw row.error("has one choice only in " + where + "; there are at least two to choose from");
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            throw row.error("a choice in " + where + " is empty; fill it in or remove it");
        }
        Set<String> seen = new HashSet<>();
        for (String label : given) {
            if (!seen.add(label.toLowerCase(Locale.ROOT))) {
                throw row.error("two choices in " + where + " have the label '" + label + "'");
            }
        }
        if (!given.isEmpty() && given.size() != texts.size()) {
            throw row.error("has " + texts.size() + " choices and " + given.size() + " labels in " + where);
        }
        return Choices.of(given, texts, isText);
    }

    /** The choices in one text: behind labels a, b, c, else line by line, else between bars or semicolons. */
    static List<String> parts(String text) {
        String stripped = text.strip();
        List<String> labelled = labelled(stripped);
        if (labelled.size() > 1) {
            return labelled;
        }
        for (String separator : List.of("\\R", "\\|", ";")) {
            List<String> parts = Pattern.compile(separator)
                    .splitAsStream(stripped)
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (parts.size() > 1) {
                return parts;
            }
        }
        return List.of(stripped);
    }

    /** The parts behind labels that go on from a and are all written like the first; none if the text does not begin with one. */
    private static List<String> labelled(String text) {
        List<Integer> starts = new ArrayList<>();
        String style = "";
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            char letter = label.group(2).charAt(0);
            String written = label.group(1) + (Character.isUpperCase(letter) ? "A" : "a") + label.group(3);
            boolean isNext = Character.toLowerCase(letter) == 'a' + starts.size();
            if (isNext && (starts.isEmpty() ? label.start() == 0 : written.equals(style))) {
                starts.add(label.start());
                style = written;
            }
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            parts.add(text.substring(starts.get(i), end).replaceFirst("[\\s,;|]+$", ""));
        }
        return parts;
    }
}
