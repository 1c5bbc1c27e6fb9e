package dev.acumen.simulation.internal.practice;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence with its spelling evened out.
 *
 * @param text lower case, one spelling for units, clock times and compounds
 */
record Wording(String text) {

    private static final Pattern WRAP = Pattern.compile("\\R[ \\t]*(?=[a-z])");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[a-z0-9)]{2}[.!?])\\s+");
    private static final Pattern LABEL = Pattern.compile("^\\s*(?:[-*•]|\\[\\w+]|\\d+[.)])\\s+");
    private static final Pattern HEADING = Pattern.compile("^[^:]{1,40}(?=: )");
    private static final Pattern NEGATED = Pattern.compile(
            "\\b(?:do not|does not|must not|should not|not|never|instead of|rather than|as opposed to|avoid)\\b"
                    + " ?\\S*(?<![,;.:])(?:(?! (?:but|use|take|divide|charge|apply|go|round|count|instead)\\b)(?:[^,;.:]|[.:](?=\\d)))*");
    private static final String CONDITION_WORD = "(?:when|whenever|where|wherever|if|in case)\\b";
    private static final Pattern LEADING_CONDITION =
            Pattern.compile("(?:(?<=[:.;,] )|^)" + CONDITION_WORD + " (?:[^,;.]|\\.(?=\\d))*,");
    private static final Pattern TRAILING_CONDITION =
            Pattern.compile("(?<=[a-z0-9%] )" + CONDITION_WORD + " (?:[^,;.]|\\.(?=\\d))*");

    private static final List<Respelling> RESPELLINGS = List.of(
            Respelling.of("(?<=\\d)[, ](?=\\d{3}\\b)", ""),
            Respelling.of("\\bkilos?\\b|\\bkilogram(?:me)?s?\\b|\\bkgs\\b", "kg"),
            Respelling.of("\\bper ?cent\\b", "%"),
            Respelling.of("\\bpick(?:ed)? ?ups?\\b|\\bcollections?\\b|\\bcollected\\b", "pickup"),
            Respelling.of("\\bcut ?off\\b", "cutoff"),
            Respelling.ofHour(15, "three"),
            Respelling.ofHour(16, "four"),
            Respelling.ofHour(17, "five"),
            Respelling.of("\\s+", " "));

    /** The sentences of each line. A line that starts in lower case goes on from the one above. */
    static List<List<Wording>> lines(String text) {
        return WRAP.matcher(text)
                .replaceAll(" ")
                .lines()
                .map(Wording::sentences)
                .toList();
    }

    private static List<Wording> sentences(String line) {
        return SENTENCE_END
                .splitAsStream(LABEL.matcher(line).replaceFirst(""))
                .map(sentence -> new Wording(even(sentence)))
                .toList();
    }

    /** What stands before the first colon, if that is short enough for a name. */
    String heading() {
        var heading = HEADING.matcher(text);
        return heading.find() ? heading.group() : "";
    }

    /** Without what is denied. */
    String affirmed() {
        return NEGATED.matcher(text).replaceAll(" ");
    }

    /** Without what is denied or is only the condition. */
    String unconditional() {
        String affirmed = affirmed();
        String main = LEADING_CONDITION.matcher(affirmed).replaceAll(" ");
        return TRAILING_CONDITION.matcher(main).replaceAll(" ");
    }

    Wording followedBy(Wording next) {
        return new Wording(text + " " + next.text);
    }

    private static String even(String sentence) {
        String even = sentence.strip()
                .toLowerCase(Locale.ROOT)
                .replace("don't", "do not")
                .replace('-', ' ')
                .replace("½", "half");
        for (Respelling respelling : RESPELLINGS) {
            even = respelling.variants().matcher(even).replaceAll(respelling.spelling());
        }
        return even;
    }

    private record Respelling(Pattern variants, String spelling) {
        static Respelling of(String variants, String spelling) {
            return new Respelling(Pattern.compile(variants), spelling);
        }

        static Respelling ofHour(int hour, String word) {
            return of(
                    "\\b(?:%d|%s) ?(?:p\\.?m\\b\\.?|o'clock)|\\b%d ?(?:h\\b|hours\\b|o'clock)|\\b%d\\.00\\b"
                            .formatted(hour - 12, word, hour, hour),
                    hour + ":00");
        }
    }
}
