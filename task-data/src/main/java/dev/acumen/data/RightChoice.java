package dev.acumen.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a file says which choice is right, which one row alone may leave open: an answer 1 may be a label, a text, or a place
 * counted from 0 or from 1. What holds for the most rows of the file is taken, so that a mistake in one row is found there.
 */
enum RightChoice {
    /** By the labels that the data gives the choices. */
    OWN_LABEL("by their labels"),
    /** By their texts. */
    TEXT("by their texts"),
    /** By letters, in their order. */
    LETTER("by their letters"),
    /** By their places. */
    FROM_ZERO("by their places, counted from 0"),
    /** By their places. */
    FROM_ONE("by their places, counted from 1"),
    /** Otherwise from row to row. */
    MIXED("by their labels or texts");

    private static final Pattern PLACE = Pattern.compile("(\\d{1,3})(?:\\.0+)?");

    private final String words;

    RightChoice(String words) {
        this.words = words;
    }

    /** How the file names them, for people. */
    String words() {
        return words;
    }

    /** An answer with the choices it is one of. */
    private record Case(Choices choices, JsonNode answer) {}

    /** What fits most rows; of several the first. */
    static RightChoice of(List<Row> rows, ChoiceFields fields, String answer) {
        List<Case> cases = cases(rows, fields, answer);
        return Stream.of(values())
                .max(Comparator.comparingLong((RightChoice way) -> way.fitting(cases))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(MIXED);
    }

    /** Whether most of the answers are choices at all. */
    static boolean isUsed(List<Row> rows, ChoiceFields fields, String answer) {
        try {
            List<Case> cases = cases(rows, fields, answer);
            return of(rows, fields, answer).fitting(cases) * 2 > cases.size();
        } catch (DataException e) {
            // What is no list of choices in one row is one in none.
            return false;
        }
    }

    private static List<Case> cases(List<Row> rows, ChoiceFields fields, String answer) {
        List<Case> cases = new ArrayList<>();
        for (Row row : rows) {
            fields.of(row)
                    .ifPresent(choices -> row.value(answer).ifPresent(node -> {
                        for (JsonNode element : node.isArray() ? node : List.of(node)) {
                            cases.add(new Case(choices, element));
                        }
                    }));
        }
        return cases;
    }

    private long fitting(List<Case> cases) {
        return cases.stream()
                .filter(this::isCertain)
                .filter(one -> find(one.choices(), one.answer()).isPresent())
                .count();
    }

    /** A number is no text of a choice that is a text: it is its place. */
    private boolean isCertain(Case one) {
        return (this != TEXT && this != MIXED)
                || !one.answer().isNumber()
                || !one.choices().isText();
    }

    private static Optional<Integer> place(JsonNode answer) {
        Matcher place = PLACE.matcher(answer.asText("").strip());
        return place.matches() ? Optional.of(Integer.valueOf(place.group(1))) : Optional.empty();
    }

    /** The place of the right choice, counted from 0. */
    Optional<Integer> find(Choices choices, JsonNode answer) {
        String text = answer.asText("");
        return switch (this) {
            case OWN_LABEL -> choices.byOwnLabel(text);
            case TEXT -> choices.byText(text);
            case LETTER -> choices.byLetter(text);
            case FROM_ZERO -> place(answer).filter(place -> place < choices.size());
            case FROM_ONE ->
                place(answer).map(place -> place - 1).filter(place -> place >= 0 && place < choices.size());
            case MIXED ->
                choices.byOwnLabel(text).or(() -> choices.byText(text)).or(() -> choices.byLetter(text));
        };
    }
}
