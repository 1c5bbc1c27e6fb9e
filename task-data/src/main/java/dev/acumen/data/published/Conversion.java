package dev.acumen.data.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.data.DataException;
import dev.acumen.data.published.Catalogue.Published;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** From the rows of a published file to tasks: JSON lines with id, question and answer. */
final class Conversion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Published set;
    private final BufferedWriter out;
    private final Set<String> ids = new HashSet<>();
    private int rows;
    private int leftOut;

    /**
     * @param set what the rows are
     * @param out for the tasks
     */
    Conversion(Published set, BufferedWriter out) {
        this.set = set;
        this.out = out;
    }

    /** Rows read so far. */
    int rows() {
        return rows;
    }

    /** Rows left out so far, for they have not one answer. */
    int leftOut() {
        return leftOut;
    }

    /**
     * Adds the rows of a file.
     *
     * @throws DataException if a row lacks what the catalogue says; it names the row
     */
    void add(Path file) throws IOException {
        try {
            if (set.format().equals("parquet")) {
                RowFormat.named("parquet").each(file, this::row);
            } else {
                lines(file, this::row);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void lines(Path file, Consumer<JsonNode> row) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    row.accept(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw DataException.content(file.getFileName() + " does not hold JSON lines in UTF-8");
        }
    }

    private void row(JsonNode row) {
        rows++;
        JsonNode answer = row.at(set.answer());
        if (set.singleAnswers() && answer.isArray() && answer.size() != 1) {
            leftOut++;
            return;
        }
        ObjectNode task = JSON.createObjectNode();
        task.put("id", id(row));
        task.put("question", question(row));
        task.set("answer", answer(answer));
        for (String field : set.kept()) {
            task.set(field, row.path(field));
        }
        try {
            out.write(JSON.writeValueAsString(task));
            out.write('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(JsonNode row) {
        String id = set.id() == null ? Integer.toString(rows) : row.at(set.id()).asText();
        String whole = set.name() + "-" + (id.isBlank() ? Integer.toString(rows) : id);
        if (!ids.add(whole)) {
            throw DataException.content(
                    "row " + rows + " of " + set.name() + " has the id " + whole + " of an earlier row");
        }
        return whole;
    }

    private String question(JsonNode row) {
        String text = row.at(set.question()).asText("");
        for (String part : set.stripped()) {
            text = text.replace(part, "");
        }
        if (text.isBlank()) {
            throw lacks("question", set.question());
        }
        return text.strip();
    }

    private JsonNode answer(JsonNode answer) {
        JsonNode only = answer.isArray() && answer.size() == 1 ? answer.get(0) : answer;
        boolean isThere = only.isArray()
                ? !only.isEmpty()
                : only.isValueNode() && !only.asText().isBlank();
        if (!isThere || only.isNull()) {
            throw lacks("answer", set.answer());
        }
        return only.isArray()
                ? only
                : JSON.getNodeFactory().textNode(only.asText().strip());
    }

    private DataException lacks(String what, String pointer) {
        return DataException.content("row " + rows + " of " + set.name() + " has no " + what + " at " + pointer
                + ": the file is not what the catalogue says");
    }
}
