package dev.acumen.learning.similarity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words in {@code words.txt}. */
final class WordList {

    static final WordList BUILT_IN = new WordList();

    /** Two sides of which a text can stand on one. */
    record Opposites(Set<String> left, Set<String> right) {}

    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Map<String, String> phrases = new LinkedHashMap<>();
    private final Pattern anyPhrase;
    private final Pattern inner;
    private final Map<String, String> same = new HashMap<>();
    private final Set<String> fillers = words("fillers");
    private final Set<String> ambiguous = words("ambiguous");
    private final Set<String> singular = words("singular");
    private final Set<String> openers = words("openers");
    private final Set<String> negations = words("negations");
    private final Set<String> units = words("units");
    private final List<Opposites> opposites;

    private WordList() {
        lines("phrases").forEach(line -> {
            String[] parts = line.split("->", 2);
            phrases.put(parts[0].strip(), " " + parts[1].strip() + " ");
        });
        anyPhrase = Pattern.compile(phrases.keySet().stream()
                .sorted(Comparator.comparingInt((String phrase) -> -phrase.length()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}])")));
        inner = Pattern.compile(words("negated").stream()
                .sorted(Comparator.comparingInt((String part) -> -part.length()).thenComparing(part -> part))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        lines("same").forEach(line -> {
            String[] words = line.split(" +", -1);
            for (String word : words) {
                same.put(word, words[0]);
            }
        });
        opposites = lines("opposites").stream()
                .map(line -> line.split("\\|", -1))
                .map(sides -> new Opposites(sideOf(sides[0]), sideOf(sides[1])))
                .toList();
    }

    /** The text with each phrase in the form that stands for it. */
    String withoutPhrases(String text) {
        return anyPhrase
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(phrases.getOrDefault(found.group(), " ")));
    }

    /** The word that stands for all that say the same. */
    String canonical(String word) {
        String known = same.get(word);
        if (known != null) {
            return known;
        }
        String one = singularOf(word);
        return same.getOrDefault(one, one);
    }

    boolean isFiller(String word) {
        return fillers.contains(word);
    }

    boolean opens(String word) {
        return openers.contains(word);
    }

    /** Whether a name in capitals reads like an ordinary word in lower case. */
    boolean isAmbiguous(String word) {
        return fillers.contains(word) || ambiguous.contains(word);
    }

    boolean isUnit(String word) {
        return units.contains(word);
    }

    List<Opposites> opposites() {
        return opposites;
    }

    /** Whether the word denies, as it is or as the one that stands for it. */
    boolean denies(String word) {
        return negations.contains(word);
    }

    /** How often a text in a script without spaces denies something. */
    long denials(String text) {
        return inner.matcher(text).results().count();
    }

    private String singularOf(String word) {
        if (word.length() < 4 || singular.contains(word) || !word.matches("[a-z]+s") || word.matches(".*(ss|us|is)")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.matches(".*(x|ch|sh|ss|zz)es")
                ? word.substring(0, word.length() - 2)
                : word.substring(0, word.length() - 1);
    }

    private Set<String> sideOf(String side) {
        Set<String> words = new HashSet<>();
        for (String word : side.strip().split(" +", -1)) {
            words.add(canonical(word));
        }
        return words;
    }

    private Set<String> words(String section) {
        Set<String> words = new HashSet<>();
        lines(section).forEach(line -> words.addAll(List.of(line.split(" +", -1))));
        return words;
    }

    private List<String> lines(String section) {
        if (sections.isEmpty()) {
            String name = "";
            for (String line : text().lines().map(String::strip).toList()) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    name = line.substring(1, line.length() - 1);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    sections.computeIfAbsent(name, missing -> new ArrayList<>()).add(line);
                }
            }
        }
        return sections.getOrDefault(section, List.of());
    }

    private static String text() {
        try (InputStream in = WordList.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read words.txt", e);
        }
    }
}
