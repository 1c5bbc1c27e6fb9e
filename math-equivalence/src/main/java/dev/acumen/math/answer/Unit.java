package dev.acumen.math.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit or currency in the one spelling it is compared by. Only listed units count: in "5 left" the word behind the
 * number is none.
 *
 * @param name such as {@code kilometer}
 */
public record Unit(String name) {

    private static final Map<String, Unit> SPELLINGS = spellings();
    private static final Pattern WORDS = Pattern.compile(
            "\\s*(?<first>[%°$€£¥₹¢]|[\\p{L}]+(?:/\\p{L}+)?(?:\\^?[23]|[²³])?)(?:\\s(?<second>\\p{L}+))?(?:\\s(?<third>\\p{L}+))?");

    /** The unit at the start of the text, if there is one; the longest name wins. */
    public static Optional<Unit> leading(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.lookingAt()) {
            return Optional.empty();
        }
        String first = words.group("first");
        String two = first + " " + words.group("second");
        return named(two + " " + words.group("third")).or(() -> named(two)).or(() -> named(first));
    }

    /** The unit of that name. */
    public static Optional<Unit> named(String spelling) {
        return Optional.ofNullable(SPELLINGS.get(spelling.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Unit> spellings() {
        Map<String, Unit> units = new HashMap<>();
        for (String line : lines()) {
            if (!line.startsWith("#")) {
                List<String> names = List.of(line.split(" "));
                for (String name : names) {
                    units.put(name.replace('_', ' '), new Unit(names.get(0)));
                }
            }
        }
        return Map.copyOf(units);
    }

    private static List<String> lines() {
        try (InputStream in = Unit.class.getResourceAsStream("units.txt")) {
            if (in == null) {
                throw new IllegalStateException("units.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
