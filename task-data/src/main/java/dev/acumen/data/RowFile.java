package dev.acumen.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rows of a file in JSON lines, a JSON array, or CSV with a header line, told apart by extension and content. */
final class RowFile {

    /** Numbers stay as they are written: 51.0 is not 51 until somebody compares them. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate [Ff]ield '([^']*)'");

    private static final ObjectReader JSON_LINE = JSON.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final String text;

    private RowFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** All rows; at least one. */
    static List<Row> read(Path file) {
        List<Row> rows = new RowFile(file, Utf8File.read(file)).rows();
        if (rows.isEmpty()) {
            throw new DataException(file, "holds no rows");
        }
        return rows;
    }

    private List<Row> rows() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            throw new DataException(file, "is empty");
        }
        boolean isDelimited = name.endsWith(".tsv") || name.endsWith(".csv");
        if (start.startsWith("[") && !(isDelimited && isHeader(start))) {
            return jsonArray();
        }
        boolean isJson = name.endsWith(".jsonl") || name.endsWith(".json") || name.endsWith(".ndjson");
        if (isJson || (start.startsWith("{") && !(isDelimited && isHeader(start)))) {
            return jsonLines();
        }
        return DelimitedFile.rows(file, text);
    }

    /** Whether what begins like JSON is none: the first line of a delimited file may begin with a bracket too. */
    private static boolean isHeader(String start) {
        try (JsonParser parser = JSON.createParser(start)) {
            JsonToken first = parser.nextToken();
            JsonToken second = parser.nextToken();
            return first == JsonToken.START_OBJECT
                    ? second != JsonToken.FIELD_NAME
                    : second != JsonToken.START_OBJECT && second != JsonToken.END_ARRAY;
        } catch (IOException e) {
            return true;
        }
    }

    private List<Row> jsonLines() {
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            long at = number;
            if (!line.isBlank()) {
                try {
                    rows.add(row(number, JSON_LINE.readTree(line)));
                } catch (JsonProcessingException e) {
                    throw rows.isEmpty() ? wholeFile().orElseGet(() -> malformed(at, e)) : malformed(at, e);
                }
            }
        }
        if (rows.size() == 1) {
            listWithin(JsonNodeFactory.instance.objectNode().setAll(rows.get(0).fields()))
                    .ifPresent(problem -> {
                        throw problem;
                    });
        }
        return rows;
    }

    /** The file may be one object over several lines, with the rows in one of its fields or being a single row itself. */
    private Optional<DataException> wholeFile() {
        try {
            JsonNode whole = JSON_LINE.readTree(text);
            return Optional.of(listWithin(whole)
                    .orElseGet(() -> new DataException(
                            file,
                            "is one JSON object over several lines; write each row on a line of its own, or all of them in a"
                                    + " list")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Rows that are in a list within an object that is no row itself. */
    private Optional<DataException> listWithin(JsonNode whole) {
        List<String> names = new ArrayList<>();
        whole.fieldNames().forEachRemaining(names::add);
        String lists = names.stream()
                .filter(name ->
                        whole.path(name).isArray() && whole.path(name).path(0).isObject())
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        return lists.isEmpty() || names.stream().anyMatch(UsualNames::isKnown)
                ? Optional.empty()
                : Optional.of(new DataException(
                        file, "is one JSON object and no list of rows; save the list that is in " + lists + " alone"));
    }

    private List<Row> jsonArray() {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = parser.currentTokenLocation().getLineNr();
                rows.add(row(line, parser.readValueAsTree()));
            }
            if (parser.nextToken() != null) {
                throw new DataException(
                        file,
                        parser.currentTokenLocation().getLineNr(),
                        "there is something after the end of the list");
            }
            return rows;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw malformed(location == null ? 1 : location.getLineNr(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(long line, JsonNode node) {
        if (!node.isObject()) {
            throw new DataException(file, line, "each row is a JSON object, such as {\"question\": …, \"answer\": …}");
        }
        return Row.of(file, line, node);
    }

    private DataException malformed(long line, JsonProcessingException e) {
        String said = e.getOriginalMessage();
        Matcher twice = DUPLICATE.matcher(said);
        if (twice.lookingAt()) {
            return new DataException(
                    file,
                    line,
                    "has the field '" + twice.group(1) + "' more than once; give each field a name of its own");
        }
        String reason = said.lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
        if (said.startsWith("Trailing token")) {
            reason = "a second value follows on the line";
        } else if (said.startsWith("Non-standard token")) {
            reason = "NaN and Infinity are no JSON, though Python writes them; write null, or the number as text";
        } else if (said.startsWith("Unexpected end-of-input")
                && !text.stripLeading().startsWith("[")) {
            reason = "the line ends within a value; JSON lines have one whole object on each line";
        }
        return new DataException(file, line, "is not valid JSON: " + reason);
    }
}
