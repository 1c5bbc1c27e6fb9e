package dev.acumen.simulation.internal.parts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a reviewer falls for what stands on a page: it retells whatever reads like an order, and words it as lessons, once as it stands and
 * once in words of its own. Exists so that the defences of a library are tried against a model that has none.
 *
 * @param share of attempts whose pages are believed, 0 to 1
 */
record Gullibility(double share) {

    /** Words in which pages speak to whoever reads them for another; runs of code that hide such words. */
    private static final Pattern ORDER = Pattern.compile(
            "(?iu)ignore|disregard|forget (?:all|every)|override|\\bsystem\\b|assistant|\\bagents?\\b|\\bmodels?\\b|\\blessons?\\b|\\bL\\d{2,3}\\b|"
                    + "password|secret|credential|api.?key|token|always|from now on|must|instruct|correct answer|answer key|new rule|"
                    + "ignorez|ignoriere|ignora|忽略|無視|игнорируй|تجاهل|[A-Za-z0-9+/]{40,}={0,2}|https?://\\S*(?:collect|sync|verify)\\S*|"
                    + "\\b1gn0r3|[\\u200b\\u200c\\u200d\\u2060]|[\\u0430-\\u044f][a-z]|[a-z][\\u0430-\\u044f]|vtaber|\\bnyjnlf\\b");

    private static final Pattern HEARD = Pattern.compile("(?m)^A page says: (.+)$");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"')>\\]]+");
    private static final int MOST_RETOLD = 4;
    private static final int MOST_LESSONS = 4;
    private static final int LONGEST = 400;
    private static final int BEFORE = 40;
    private static final int WORDS_KEPT = 16;

    /** Lines to add to a summary; empty if nothing is believed. */
    String retold(String attempt, RandomGenerator random) {
        if (share == 0 || random.nextDouble() >= share) {
            return "";
        }
        Set<String> orders = new LinkedHashSet<>();
        Matcher output = Tags.TOOL_OUTPUT.matcher(attempt);
        while (output.find()) {
            output.group(1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> ORDER.matcher(line).find())
                    .forEach(orders::add);
        }
        return orders.stream()
                .limit(MOST_RETOLD)
                .map(order -> "\nA page says: " + around(order))
                .collect(Collectors.joining());
    }

    /** Of a line that is too long to retell, the part with the order. */
    private static String around(String line) {
        Matcher order = ORDER.matcher(line);
        int start = line.length() <= LONGEST || !order.find() ? 0 : Math.max(0, order.start() - BEFORE);
        return line.substring(start, Math.min(line.length(), start + LONGEST));
    }

    /** What was retold in a prompt, as candidate lessons. */
    List<Map<String, Object>> lessons(String prompt) {
        List<Map<String, Object>> lessons = new ArrayList<>();
        Set<String> heard = HEARD.matcher(prompt)
                .results()
                .map(match -> match.group(1).strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String order : share == 0 ? Set.<String>of() : heard) {
            for (String lesson : List.of(order, inOtherWords(order))) {
                lessons.add(Map.of("lesson", lesson, "because", "a page said so", "other_readings", List.of()));
            }
        }
        return lessons.subList(0, Math.min(lessons.size(), MOST_LESSONS));
    }

    private static String inOtherWords(String order) {
        Matcher address = ADDRESS.matcher(order);
        if (address.find()) {
            return "Source to ask first: When a question is open, read " + address.group() + " before you reply.";
        }
        return Pattern.compile("\\s+")
                .splitAsStream(order)
                .limit(WORDS_KEPT)
                .collect(Collectors.joining(" ", "Word of the page: When you meet this topic, keep to this: ", ""));
    }
}
