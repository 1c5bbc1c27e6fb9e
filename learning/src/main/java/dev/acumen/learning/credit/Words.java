package dev.acumen.learning.credit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text, numbers included, in lower case. */
final class Words {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.]+|\\.(?!\\p{N})");

    private Words() {}

    /** In their order. */
    static List<String> inOrder(String text) {
        return BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Each once. */
    static Set<String> of(String text) {
        return inOrder(text).stream().collect(Collectors.toSet());
    }
}
