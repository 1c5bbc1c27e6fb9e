package dev.acumen.data;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of the fields that occur in a file, in the order of their first occurrence. */
record Fields(List<Row> rows, Set<String> names) {

    static Fields of(List<Row> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.fields().keySet()));
        return new Fields(rows, names);
    }

    /** The first of the usual names that occurs, in the file's spelling. */
    Optional<String> first(Collection<String> usual) {
        return usual.stream().flatMap(name -> named(name).stream()).findFirst();
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
                        "has no field '" + name + "' to use as the " + purpose + "; there are " + listed()));
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
