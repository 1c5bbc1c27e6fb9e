package dev.acumen.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file in JSON lines, a JSON array, or CSV with a header line, told apart by extension and content. */
final class RowFile {

    /** Numbers stay as they are written: 51.0 is not 51 until somebody compares them. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

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
        if (name.endsWith(".tsv")) {
            return delimited('\t');
        }
        if (name.endsWith(".csv")) {
            return delimited(',');
        }
        if (start.startsWith("[")) {
            return jsonArray();
        }
        if (start.startsWith("{") || name.endsWith(".jsonl") || name.endsWith(".json") || name.endsWith(".ndjson")) {
            return jsonLines();
        }
        return delimited(start.lines().findFirst().orElse("").contains("\t") ? '\t' : ',');
    }

    private List<Row> jsonLines() {
        List<Row> rows = new ArrayList<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(row(number, JSON_LINE.readTree(line)));
                } catch (JsonProcessingException e) {
                    throw malformed(number, e);
                }
            }
        }
        return rows;
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
        String reason = e.getOriginalMessage().startsWith("Trailing token")
                ? "a second value follows on the line"
                : e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
        return new DataException(file, line, "is not valid JSON: " + reason);
    }

    private List<Row> delimited(char delimiter) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<Row> rows = new ArrayList<>();
        long line = 1;
        int counted = 0;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<String> header = parser.getHeaderNames();
            for (CSVRecord cells : parser) {
                int start = (int) Math.min(cells.getCharacterPosition(), text.length());
                line += text.substring(counted, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                counted = start;
                rows.add(row(line, header, cells));
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new DataException(file, line, "here or below is no valid CSV: " + e.getMessage());
        }
    }

    private Row row(long line, List<String> header, CSVRecord cells) {
        if (cells.size() != header.size()) {
            throw new DataException(
                    file,
                    line,
                    "has " + cells.size() + " columns, the header has " + header.size()
                            + "; put text with commas in double quotes");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i).strip(), TextNode.valueOf(cells.get(i)));
        }
        return new Row(file, line, fields);
    }
}
