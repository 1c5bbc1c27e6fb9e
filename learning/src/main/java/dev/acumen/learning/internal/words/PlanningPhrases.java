package dev.acumen.learning.internal.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells sentences that say how somebody goes about a task from those that carry it out, by phrases of English (after the strategic grams of HICRA, arXiv 2509.03646, section 3, which
 * are found by clustering a corpus; these are a list). Stateless.
 */
public final class PlanningPhrases {

    private static final Map<String, Pattern> KINDS = read();
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+(?:[.!?](?=\\S)[^.!?\\n]*)*+[.!?]?");
    private static final int LONGEST_SENTENCE = 400;
    private static final String MARK = "[plan] ";

    private PlanningPhrases() {}

    /** The text with a mark before each sentence that plans. */
    public static String marked(String text) {
        return SENTENCE.matcher(text).replaceAll(found -> {
            String sentence = found.group();
            String start = sentence.substring(
                    0, sentence.length() - sentence.stripLeading().length());
            return Matcher.quoteReplacement(
                    kinds(sentence).findAny().isPresent() ? start + MARK + sentence.stripLeading() : sentence);
        });
    }

    /** Whether a sentence of the text is marked. */
    public static boolean isMarked(String text) {
        return text.contains(MARK);
    }

    /** Whether a lesson is about how to go about tasks. */
    public static boolean isPlan(String lesson) {
        return sentences(lesson).flatMap(PlanningPhrases::kinds).findAny().isPresent();
    }

    /** The kinds of planning in a text, sorted; none if it only carries something out. */
    public static Set<String> strategy(String text) {
        return sentences(text).flatMap(PlanningPhrases::kinds).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Entropy in nats of which strategies there are: {@code -Σ p ln p} over the distinct ones. */
    public static double entropy(Stream<Set<String>> strategies) {
        Map<Set<String>, Long> counts =
                strategies.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double total = counts.values().stream().mapToLong(Long::longValue).sum();
        return Math.max(
                0,
                -counts.values().stream()
                        .mapToDouble(count -> count / total * Math.log(count / total))
                        .sum());
    }

    private static Stream<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(found -> found.group());
    }

    private static Stream<String> kinds(String sentence) {
        String folded = sentence.toLowerCase(Locale.ROOT);
        return folded.length() > LONGEST_SENTENCE
                ? Stream.empty()
                : KINDS.entrySet().stream()
                        .filter(kind -> kind.getValue().matcher(folded).find())
                        .map(Map.Entry::getKey);
    }

    private static Map<String, Pattern> read() {
        try (InputStream file = Objects.requireNonNull(
                PlanningPhrases.class.getResourceAsStream("planning-phrases.txt"), "planning-phrases.txt")) {
            Map<String, Pattern> kinds = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        kinds.put(
                                line.substring(0, colon),
                                Pattern.compile(line.substring(colon + 1).strip()));
                    });
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException("planning-phrases.txt cannot be read", e);
        }
    }
}
