package dev.acumen.simulation.internal.inquiry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How labels are put into words, read from {@code phrases.json}: as what is asked for, and as what leads on. */
public final class Phrases {

    private static final String SLOT = "{}";
    private static final Map<String, Map<String, String>> PHRASES = read();
    private static final Map<String, Pattern> ASK = patterns(phrases("ask"));
    private static final Map<String, Pattern> OF = patterns(phrases("of"));

    private Phrases() {}

    /**
     * A phrase that was recognised.
     *
     * @param label which it stands for
     * @param subject what stands in its slot
     */
    record Match(String label, String subject) {}

    /** Whether one may ask for the value of a label. */
    public static boolean canBeAsked(String label) {
        return ASK.containsKey(label);
    }

    static String ask(String label, String subject) {
        return phrase("ask", label).replace(SLOT, subject);
    }

    static String of(String label, String subject) {
        return phrase("of", label).replace(SLOT, subject);
    }

    static Optional<Match> asked(String question) {
        return match(ASK, question);
    }

    static Optional<Match> of(String subject) {
        return match(OF, subject);
    }

    private static Optional<Match> match(Map<String, Pattern> patterns, String text) {
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            Matcher matcher = pattern.getValue().matcher(text);
            if (matcher.matches()) {
                return Optional.of(new Match(pattern.getKey(), matcher.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String phrase(String use, String label) {
        return Objects.requireNonNull(phrases(use).get(label), () -> "phrases.json has no phrase for " + label);
    }

    private static Map<String, String> phrases(String use) {
        return Objects.requireNonNull(PHRASES.get(use), use);
    }

    private static Map<String, Pattern> patterns(Map<String, String> phrases) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        phrases.forEach((label, phrase) -> {
            int slot = phrase.indexOf(SLOT);
            patterns.put(
                    label,
                    Pattern.compile(Pattern.quote(phrase.substring(0, slot)) + "(.+)"
                            + Pattern.quote(phrase.substring(slot + SLOT.length()))));
        });
        return patterns;
    }

    private static Map<String, Map<String, String>> read() {
        try (InputStream file = Phrases.class.getResourceAsStream("phrases.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("phrases.json cannot be read", e);
        }
    }
}
