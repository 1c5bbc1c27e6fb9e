package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Replies with labels, to hold an evaluator against: rows of {@code gold}, {@code pred} and {@code expected}. */
public final class LabelledFile {

    private static final Set<String> EQUAL = Set.of("true", "1", "1.0", "equal");
    private static final Set<String> UNEQUAL = Set.of("false", "0", "0.0", "unequal");

    private LabelledFile() {}

    /**
     * All rows, in their order.
     *
     * @throws DataException if one of them cannot be used
     */
    public static List<LabelledAnswer> read(Path file) {
        return RowFile.read(file).stream().map(LabelledFile::labelled).toList();
    }

    private static LabelledAnswer labelled(Row row) {
        List<String> gold = row.texts("gold");
        if (gold.isEmpty()) {
            throw row.error("has no \"gold\", the accepted answer");
        }
        JsonNode pred = row.fields().get("pred");
        if (pred == null || pred.isNull()) {
            throw row.error("has no \"pred\", the reply");
        }
        String label = row.text("expected").orElseThrow(() -> row.error("has no \"expected\""));
        boolean isEqual = meaning(label)
                .orElseThrow(() -> row.error(
                        "\"expected\" is '" + label + "'; it may be true or false, 1 or 0, \"equal\" or \"unequal\""));
        return new LabelledAnswer(row.line(), gold, Row.text(pred), isEqual);
    }

    private static Optional<Boolean> meaning(String label) {
        String word = label.strip().toLowerCase(Locale.ROOT);
        if (EQUAL.contains(word)) {
            return Optional.of(true);
        }
        return UNEQUAL.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
