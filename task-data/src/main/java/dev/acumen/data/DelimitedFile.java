package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file with a header line and one row for each record: RFC 4180, with whichever {@link Delimiter} it has. Columns without a
 * name are called {@code column 1} and so on by their place, unless nothing stands in them.
 */
final class DelimitedFile {

    private static final Pattern START_LINE = Pattern.compile("\\(startline (\\d+)\\)");
    private static final Pattern LATER_LINE = Pattern.compile("at line: (\\d+)");

    private final Path file;
    private final String text;
    private final Delimiter delimiter;
    private final long linesBefore;

    private DelimitedFile(Path file, String text, Delimiter delimiter, long linesBefore) {
        this.file = file;
        this.text = text;
        this.delimiter = delimiter;
        this.linesBefore = linesBefore;
    }

    /** All rows of the file. */
    static List<Row> rows(Path file, String text) {
        boolean isTabbed =
                file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
        Optional<Delimiter> byName = isTabbed ? Optional.of(new Delimiter('\t')) : Optional.empty();
        Matcher named = Delimiter.NAMED.matcher(text);
        return named.lookingAt()
                ? new DelimitedFile(file, text.substring(named.end()), Delimiter.of(named), 1).rows()
                : new DelimitedFile(file, text, Delimiter.found(text, byName), 0).rows();
    }

    /** One record and the line it starts on. */
    record Cells(long line, List<String> values) {

        /** Whether nothing stands in it, as in the lines that a spreadsheet writes below its last row. */
        boolean isBlank() {
            return values.stream().allMatch(String::isBlank);
        }
    }

    private List<Row> rows() {
        List<Cells> records = records();
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> header = header(records.get(0), records);
        List<Row> rows = new ArrayList<>();
        for (Cells record : records.subList(1, records.size())) {
            if (!record.isBlank()) {
                rows.add(row(header, record));
            }
        }
        return rows;
    }

    private List<Cells> records() {
        List<Cells> records = new ArrayList<>();
        Lines lines = new Lines(text);
        long parsed = 0;
        try (CSVParser parser = CSVParser.parse(text, format(delimiter))) {
            for (CSVRecord record : parser) {
                records.add(new Cells(linesBefore + lines.at(start(record)), record.toList()));
                parsed = parser.getCurrentLineNumber();
            }
            return records;
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), parsed + 1);
        }
    }

    /** Empty lines in front of a record are passed over, though its position does not say so. */
    private int start(CSVRecord record) {
        int start = (int) Math.min(record.getCharacterPosition(), text.length());
        while (start < text.length() && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
            start++;
        }
        return start;
    }

    /** The parser speaks of tokens, and its line may be the one where it noticed. */
    private DataException broken(String reason, long recordLine) {
        Matcher open = START_LINE.matcher(reason);
        if (open.find()) {
            return new DataException(
                    file,
                    linesBefore + Long.parseLong(open.group(1)),
                    "is no valid CSV: the double quote that opens a field here is never closed; close it, or write a quote"
                            + " that belongs to the text twice inside a quoted field");
        }
        long begins = recordLine
                + text.lines().skip(recordLine - 1).takeWhile(String::isBlank).count();
        Matcher later = LATER_LINE.matcher(reason);
        if (later.find()) {
            long noticed = Long.parseLong(later.group(1));
            return new DataException(
                    file,
                    linesBefore + begins,
                    "is no valid CSV: text follows the double quote that closes a field of this row"
                            + (noticed > begins ? " on line " + (linesBefore + noticed) : "")
                            + "; close the field where it ends, and write a quote that belongs to the text twice");
        }
        return new DataException(file, linesBefore + begins, "here or below is no valid CSV: " + reason);
    }

    /** The names of the columns, without those at the end that have neither a name nor content. */
    private List<String> header(Cells first, List<Cells> records) {
        List<String> names = new ArrayList<>();
        Map<String, List<Integer>> places = new HashMap<>();
        first.values().forEach(name -> names.add(name.strip()));
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty() && isEmpty(names.size() - 1, records)) {
            names.remove(names.size() - 1);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, "column " + (i + 1));
            }
            places.computeIfAbsent(names.get(i), absent -> new ArrayList<>()).add(i + 1);
        }
        for (String name : names) {
            List<Integer> columns = places.getOrDefault(name, List.of());
            if (columns.size() > 1) {
                throw new DataException(
                        file,
                        first.line(),
                        "the column name '" + name + "' stands in the header more than once, in columns "
                                + joined(columns) + "; give each column a name of its own");
            }
        }
        return names;
    }

    private static String joined(List<Integer> columns) {
        String all = String.join(", ", columns.stream().map(String::valueOf).toList());
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
    }

    private static boolean isEmpty(int column, List<Cells> records) {
        return records.stream()
                .filter(record -> record.values().size() > column)
                .allMatch(record -> record.values().get(column).isBlank());
    }

    private Row row(List<String> header, Cells record) {
        List<String> values = record.values();
        boolean onlyBlankBeyond = values.stream().skip(header.size()).allMatch(String::isBlank);
        if (values.size() < header.size() || !onlyBlankBeyond) {
            throw new DataException(
                    file,
                    record.line(),
                    "has " + values.size() + (values.size() == 1 ? " column" : " columns") + ", the header has "
                            + header.size() + " (separated by " + delimiter.plural() + "); put text with "
                            + delimiter.plural() + " or line breaks in double quotes");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), TextNode.valueOf(values.get(i)));
        }
        return new Row(file, record.line(), fields);
    }

    /** The format, without anything of a header: the parser's own one knows no columns without a name. */
    static CSVFormat format(Delimiter delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreEmptyLines(true)
                .get();
    }

    /** The first records as far as they can be read so. */
    static List<List<String>> sample(String text, Delimiter delimiter, int most) {
        List<List<String>> records = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format(delimiter));
                Stream<CSVRecord> stream = parser.stream()) {
            stream.limit(most).forEach(record -> records.add(record.toList()));
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            records.add(List.of());
        }
        return records;
    }
}
