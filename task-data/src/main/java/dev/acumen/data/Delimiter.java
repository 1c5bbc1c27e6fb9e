package dev.acumen.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the columns of a file.
 *
 * @param character it
 */
record Delimiter(char character) {

    private static final Delimiter COMMA = new Delimiter(',');
    private static final List<Delimiter> USUAL =
            List.of(COMMA, new Delimiter(';'), new Delimiter('\t'), new Delimiter('|'));
    private static final int SAMPLE = 1_000;

    /** The line by which a file tells Excel its delimiter. */
    static final Pattern NAMED = Pattern.compile("\"?sep=([^\\r\\n\"])\"?[^\\S\\t\\r\\n]*(?:\\r\\n|\\n|\\r)");

    /** The one that the file names itself. */
    static Delimiter of(Matcher named) {
        return new Delimiter(named.group(1).charAt(0));
    }

    /**
     * The one under which the header has columns, known names among them, and the rows have as many. Text in the rows may
     * hold any of the others.
     *
     * @param byName what the file's name speaks for, which goes before the others unless the header has none of it
     */
    static Delimiter found(String text, Optional<Delimiter> byName) {
        List<Candidate> candidates = new ArrayList<>();
        for (Delimiter delimiter : USUAL) {
            candidates.add(Candidate.of(delimiter, text));
        }
        List<Candidate> possible =
                candidates.stream().filter(candidate -> candidate.columns() > 1).toList();
        if (byName.isPresent()
                && (possible.isEmpty()
                        || possible.stream()
                                .anyMatch(candidate -> candidate.delimiter().equals(byName.get())))) {
            return byName.get();
        }
        return possible.stream()
                .max(Comparator.comparingInt(Candidate::known)
                        .thenComparingDouble(Candidate::agreement)
                        .thenComparingInt(Candidate::columns)
                        .thenComparing(candidate -> -USUAL.indexOf(candidate.delimiter())))
                .map(Candidate::delimiter)
                .orElseGet(() -> ofOneColumn(candidates));
    }

    /** The header is one name. Rows that all have as many further columns lack names; others are prose with such characters in it. */
    private static Delimiter ofOneColumn(List<Candidate> candidates) {
        Optional<Delimiter> nameless = candidates.stream()
                .filter(candidate -> candidate.width() > 1)
                .map(Candidate::delimiter)
                .findFirst();
        return nameless.or(() -> candidates.stream()
                        .filter(candidate -> candidate.agreement() == 1)
                        .map(Candidate::delimiter)
                        .findFirst())
                .orElse(COMMA);
    }

    /**
     * How a file looks with a delimiter.
     *
     * @param columns of the header
     * @param known how many of them have a name that tasks are read from
     * @param agreement share of the rows that have as many
     * @param width of all rows, or 0 if they differ
     */
    private record Candidate(Delimiter delimiter, int columns, int known, double agreement, int width) {

        static Candidate of(Delimiter delimiter, String text) {
            List<List<String>> records = DelimitedFile.sample(text, delimiter, SAMPLE);
            List<String> header = records.isEmpty() ? List.of() : records.get(0);
            List<List<String>> rows = records.size() < 2 ? List.of() : records.subList(1, records.size());
            long alike =
                    rows.stream().filter(row -> row.size() == header.size()).count();
            List<Integer> widths = rows.stream().map(List::size).distinct().toList();
            return new Candidate(
                    delimiter,
                    header.size(),
                    (int) header.stream().filter(UsualNames::isKnown).count(),
                    rows.isEmpty() ? 1 : (double) alike / rows.size(),
                    widths.size() == 1 ? widths.get(0) : 0);
        }
    }

    /** What people call several of it. */
    String plural() {
        return switch (character) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "vertical bars";
            default -> "'" + character + "'";
        };
    }
}
