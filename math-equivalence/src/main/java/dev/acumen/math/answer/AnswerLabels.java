package dev.acumen.math.answer;

import dev.acumen.math.internal.TextResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that announce an answer, in the languages of {@code answer-labels.txt}. */
final class AnswerLabels {

    private static final String DECORATION = "[\"'*_)\\s]{0,6}";

    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private final Pattern pattern;

    AnswerLabels() {
        List<String> labelled = new ArrayList<>();
        List<String> stated = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (String line : TextResource.lines(AnswerLabels.class, "answer-labels.txt")) {
            String[] parts = line.split("\\|", -1);
            language(
                    List.of(parts[0].split(",")),
                    alternatives(parts[1]),
                    alternatives(parts[2]),
                    labelled,
                    stated,
                    alone);
        }
        labelled.add("^[ \\t>*_]{0,6}(?-i:A)[*_]{0,3}[:：](?!\\p{L})[*_]{0,3}");
        labelled.addAll(alone);
        this.pattern = Pattern.compile(
                "(?:(?<label>" + String.join("|", labelled) + ")|(?<stated>" + String.join("|", stated) + "))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
    }

    /** Finds a label: group {@code label} with a colon or a line of its own, group {@code stated} with a verb. */
    Pattern pattern() {
        return pattern;
    }

    /** Whether a word that may be a label begins here. */
    boolean mayBeginAt(String text, int at) {
        List<String> candidates = byInitial.get(Character.toLowerCase(text.charAt(at)));
        boolean isInWord = at > 0 && text.charAt(at) < 0x250 && Character.isLetter(text.charAt(at - 1));
        if (candidates == null || isInWord) {
            return false;
        }
        for (String word : candidates) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private void language(
            List<String> names,
            String adjectives,
            String verbs,
            List<String> labelled,
            List<String> stated,
            List<String> alone) {
        boolean isSpaced = !names.get(0).strip().endsWith("+");
        List<String> bare = names.stream()
                .map(name -> name.strip().replace("+", "").toLowerCase(Locale.ROOT))
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        bare.forEach(word -> byInitial
                .computeIfAbsent(word.charAt(0), initial -> new ArrayList<>())
                .add(word));
        String noun = (isSpaced ? "(?<![\\p{L}\\p{M}])" : "")
                + bare.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"))
                + (isSpaced ? "(?![\\p{L}\\p{M}])" : "");
        String described = noun + "(?:[ \\t]" + adjectives + ")?";
        labelled.add(described + DECORATION + "[:：][*_]{0,3}");
        stated.add(
                isSpaced
                        ? described + "[*_]{0,3}\\s{1,3}" + verbs + "(?![\\p{L}\\p{M}])\\s?:?"
                        : noun + "\\s?" + verbs + "\\s?[:：]?");
        alone.add("^[ \\t>#*_]{0,8}(?:the |la |le |el |a |die |das )?(?:" + adjectives + "[ \\t的な]{0,2})?" + described
                + "[ \\t*_]{0,6}$");
    }

    private static String alternatives(String list) {
        return List.of(list.split(",")).stream()
                .map(word -> Pattern.quote(word.strip()).replace(" ", "\\E[ \\t]\\Q"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
