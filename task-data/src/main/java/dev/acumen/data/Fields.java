package dev.acumen.data;

import dev.acumen.core.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The names of the fields that occur in a file, in the order of their first occurrence. */
record Fields(List<Row> rows, Set<String> names) {

    static Fields of(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.fields().keySet()));
        return new Fields(rows, names);
    }

    /** The first of the usual names that occurs, in the file's spelling; fields that are empty in every row come last. */
    Optional<String> first(Collection<String> usual) {
        return first(usual, this::isFilled).or(() -> first(usual, name -> true));
    }

    private Optional<String> first(Collection<String> usual, Predicate<String> isGood) {
        return usual.stream()
                .flatMap(name -> alike(name).stream())
                .filter(isGood)
                .findFirst();
    }

    private boolean isFilled(String name) {
        return rows.stream().anyMatch(row -> row.value(name).isPresent());
    }

    /** The field of this usual name, however the file writes it. */
    private Optional<String> alike(String usual) {
        String plain = UsualNames.plain(usual);
        return named(usual)
                .or(() -> names.stream()
                        .filter(name -> UsualNames.plain(name).equals(plain))
                        .findFirst());
    }

    /** The field of this name; upper and lower case differ only where the file has both. */
    Optional<String> named(String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        return names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** The field a user has named. */
    String required(String name, String purpose) {
        return named(name)
                .orElseThrow(() -> new DataException(
                        rows.get(0).file(),
                        "has no field '" + name + "' to use as the " + purpose + suggestion(name) + "; there are "
                                + listed()));
    }

    /** Which of the fields a user may have meant, as the end of a sentence; empty if none is like it. */
    String suggestion(String name) {
        return NearestName.suggestion(name, names);
    }

    String listed() {
        return String.join(", ", names);
    }

    Fields without(Collection<String> taken) {
        Set<String> rest = new LinkedHashSet<>(names);
        rest.removeAll(taken);
        return new Fields(rows, rest);
    }
}
