package dev.acumen.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words for constants in settings and options: their names in lower case, with hyphens. */
final class SettingWord {

    private SettingWord() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of that word.
     *
     * @param kind what it is one of, for people
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     */
    static <E extends Enum<E>> E named(Class<E> type, String kind, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " '" + word + "'; there are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SettingWord::of)
                                .collect(Collectors.joining(", "))));
    }
}
