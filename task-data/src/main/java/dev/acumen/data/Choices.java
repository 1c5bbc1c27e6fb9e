package dev.acumen.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The choices of one row.
 *
 * @param labels what the data calls them, one for each, or none
 * @param texts at least two, none blank
 * @param isText whether the texts were texts in the data and not numbers
 */
record Choices(List<String> labels, List<String> texts, boolean isText) {

    private static final InputTemplate QUESTION = InputTemplate.resource("choices.txt");
    /** A label in front of a text. A number with a dot is one only in front of a space: 1.5 has none. */
    private static final Pattern LABELLED = Pattern.compile(
            "^\\s*(?:\\(\\s*(?<inner>\\p{Alpha}|\\d{1,2})\\s*\\)|(?<letter>\\p{Alpha})\\s*[).:]"
                    + "|(?<number>\\d{1,2})(?:\\s*\\)|[.:](?=\\s)))\\s*(?<text>\\S.*)$",
            Pattern.DOTALL);

    private static final Pattern NAMED = Pattern.compile("(?i)^(?:option|choice|answer)\\s+(?=\\S+$)");
    private static final int LETTERS = 26;

    /** Choices with labels of their own, or with those that every text begins with, in order; a label that stands in both places counts once. */
    static Choices of(List<String> labels, List<String> texts, boolean isText) {
        List<Matcher> matchers = texts.stream().map(LABELLED::matcher).toList();
        if (matchers.stream().allMatch(Matcher::find)) {
            List<String> within = matchers.stream().map(Choices::label).toList();
            List<String> given =
                    labels.stream().map(label -> label.toUpperCase(Locale.ROOT)).toList();
            boolean areInOrder = within.equals(row("A", texts.size())) || within.equals(row("1", texts.size()));
            if (given.isEmpty() ? areInOrder : given.equals(within)) {
                return new Choices(
                        labels.isEmpty() ? within : labels,
                        matchers.stream().map(m -> m.group("text").strip()).toList(),
                        isText);
            }
        }
        return new Choices(labels, texts.stream().map(String::strip).toList(), isText);
    }

    private static String label(Matcher labelled) {
        return Stream.of("inner", "letter", "number")
                .map(labelled::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .toUpperCase(Locale.ROOT);
    }

    private static List<String> row(String first, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> first.equals("A") ? letter(i) : String.valueOf(i + 1))
                .toList();
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    /** How many there are. */
    int size() {
        return texts.size();
    }

    /** What the agent is to answer with: the data's own labels if they are letters, else A, B, C; beyond 26 choices numbers. */
    List<String> shown() {
        boolean hasLetters = !labels.isEmpty() && labels.stream().allMatch(label -> label.matches("\\p{Alpha}"));
        if (hasLetters) {
            return labels.stream().map(label -> label.toUpperCase(Locale.ROOT)).toList();
        }
        return row(size() <= LETTERS ? "A" : "1", size());
    }

    /** The choices, one a line. */
    String lines() {
        List<String> shown = shown();
        return IntStream.range(0, size())
                .mapToObj(i -> shown.get(i) + ". " + texts.get(i))
                .collect(Collectors.joining("\n"));
    }

    /** The question with its choices and what to answer with; as it is if it shows them already. */
    String asked(String question) {
        return shows(question)
                ? question
                : QUESTION.filled(name -> switch (name) {
                    case "question" -> question.strip();
                    case "choices" -> lines();
                    default -> size() <= LETTERS ? "letter" : "number";
                });
    }

    /** Whether a whole input is this question with choices behind it, both without line breaks. */
    static boolean follow(String question, String input) {
        return input.startsWith(question + " ")
                && input.substring(question.length() + 1)
                        .matches("(A|1)\\. .* Answer with the (letter|number) of the right choice\\.");
    }

    /** Whether each text stands in the question behind its label, in order. */
    private boolean shows(String question) {
        List<String> shown = shown();
        int end = 0;
        for (int i = 0; i < size(); i++) {
            Matcher next = Pattern.compile(
                            "(?i)(?<![\\p{L}\\p{N}])" + shown.get(i) + "\\s*[).:]\\s*" + Pattern.quote(texts.get(i)))
                    .matcher(question);
            if (!next.find(end)) {
                return false;
            }
            end = next.end();
        }
        return true;
    }

    /** The choice whose own label in the data the answer is. */
    Optional<Integer> byOwnLabel(String answer) {
        return byLabel(answer, labels);
    }

    /** The choice whose letter the answer is, alone or with the choice's text behind it. */
    Optional<Integer> byLetter(String answer) {
        return byLabel(answer, shown());
    }

    private Optional<Integer> byLabel(String answer, List<String> names) {
        String bare = bare(answer);
        Matcher labelled = LABELLED.matcher(answer);
        boolean hasText = labelled.find();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(bare)
                    || (hasText
                            && label(labelled).equalsIgnoreCase(names.get(i))
                            && same(labelled.group("text"), texts.get(i)))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String bare(String answer) {
        return NAMED.matcher(answer.strip()).replaceFirst("").replaceAll("^[(\\[\\s]+|[)\\].:\\s]+$", "");
    }

    /** The one choice whose text the answer is. */
    Optional<Integer> byText(String answer) {
        List<Integer> alike = IntStream.range(0, size())
                .filter(i -> same(answer, texts.get(i)))
                .boxed()
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    /** What is right if the agent says which choice it is: the letter, or the text where it can mean no other choice. */
    List<String> accepted(int right) {
        String letter = shown().get(right);
        String text = texts.get(right);
        List<String> accepted = new ArrayList<>(List.of(letter, letter + ". " + text));
        boolean isLabel = shown().stream().anyMatch(label -> same(label, text));
        if (!isLabel && byText(text).isPresent()) {
            accepted.add(text);
        }
        return accepted;
    }
}
