package dev.acumen.endpoints.internal.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Fields of a request that a server may refuse and that the answer does not depend on. */
public enum OptionalField {
    /** The form of the answer. */
    RESPONSE_FORMAT(
            List.of("response_format", "json_schema", "guided_json", "grammar", "\"strict\"", "'strict'", "`strict`")),
    /** Of the randomness. */
    SEED(List.of("seed")),
    /** Of the sampling. */
    TEMPERATURE(List.of("temperature")),
    /** The longest answer. */
    MAX_TOKENS(List.of("max_tokens")),
    /** What stands in for {@link #MAX_TOKENS} where that was refused. */
    MAX_COMPLETION_TOKENS(List.of("max_completion_tokens"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is immutable
    private final List<String> names;

    OptionalField(List<String> names) {
        this.names = names;
    }

    /** The name under which requests have it. */
    public String wireName() {
        return names.get(0);
    }

    /** The fields among the given names of the protocol. */
    static Set<OptionalField> among(Set<String> wireNames) {
        Set<OptionalField> fields = EnumSet.noneOf(OptionalField.class);
        for (OptionalField field : values()) {
            if (wireNames.contains(field.wireName())) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** The first of the candidates that a refusal names. */
    public static Optional<OptionalField> namedBy(String refusal, Predicate<OptionalField> isCandidate) {
        String text = refusal.toLowerCase(Locale.ROOT);
        for (OptionalField field : values()) {
            if (isCandidate.test(field) && field.names.stream().anyMatch(text::contains)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
