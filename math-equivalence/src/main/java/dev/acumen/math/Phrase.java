package dev.acumen.math;

import dev.acumen.math.MathText.Span;
import dev.acumen.math.Node.Measured;
import dev.acumen.math.Node.Relation;
import dev.acumen.math.number.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the answer in one sentence. */
final class Phrase {

    private static final Pattern LEAD_IN = Pattern.compile(
            "(?<![\\p{L}\\\\{])(?:is|are|was|were|be|equals?|equal to|becomes?|gives?|get|obtain|have|therefore|thus|so|hence|then|find that|means)(?![\\p{L}}])[\\s,:]*(?:(?:at|in|on|about|around|approximately|roughly|exactly|equal to|given by|just|only|simply|then|therefore|thus|also|the (?:point|interval|set|number|value|equation|vector|matrix|ordered pair))(?!\\p{L})[\\s,:]*)*|[:：]\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEDGE = Pattern.compile(
            "(?<!\\p{L})(?:or|maybe|perhaps|possibly|either|could be|might be)(?!\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS_ONLY = Pattern.compile("[-+]?\\.?\\d[\\d./]*(?:\\s+[-+]?\\.?\\d[\\d./]*)+");
    private static final Pattern SPACED_NUMBER =
            Pattern.compile("[-+]?\\d{1,3}(?: \\d{3})+(?:\\.\\d+)?|[-+]?\\d+ \\d+/\\d+\\.?");
    private static final Pattern NEGATION = Pattern.compile("\\b(?:not|n t|never|no|nor|neither|cannot)\\b");
    private static final Pattern NEGATED = Pattern.compile("\\b(?:not|n't)(?: equal to)?\\s+\\$?$");
    private static final Pattern COMPARED = Pattern.compile(
            "(?<![\\p{L}\\d])(?:more|less|fewer|greater|larger|smaller|higher|lower) than\\s+[$\\\\{]*-?\\d",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLAUSE = Pattern.compile(
            ",\\s*(?:i\\.e\\.|(?!(?:and|or|und|oder|et|ou|infinity|inf|one|half)(?!\\p{L}))(?<word>\\p{Ll}{2,}))(?![\\p{L}({]).*|,?\\s+(?:because|since|weil|da|car|porque)(?![\\p{L}{]).*",
            Pattern.DOTALL);
    private static final Set<String> CONJUNCTIONS = Set.of(
            "as",
            "so",
            "but",
            "not",
            "by",
            "after",
            "before",
            "using",
            "giving",
            "making",
            "being",
            "assuming",
            "meaning",
            "which");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no", "true", "false");
    private static final Pattern JOINT = Pattern.compile("[\\s,;]*(?:and|or|&)?[\\s,;]*");
    private static final int LONGEST = 2_000;

    private final Gold gold;
    private final Effort effort;

    Phrase(Gold gold, Effort effort) {
        this.gold = gold;
        this.effort = effort;
    }

    /** The answer in what follows a marker, where it comes first. */
    Optional<String> marked(String sentence) {
        return find(sentence, true);
    }

    /** The answer in a sentence of which nothing is known, where it comes last. */
    Optional<String> unmarked(String sentence) {
        return find(sentence, false);
    }

    /** Whether the line is a value and nothing else. */
    boolean isBareValue(String line) {
        Reading reading = Reading.of(line, effort);
        return reading.isMathematics()
                && !(reading.node() instanceof Relation)
                && !(reading.node() instanceof Measured);
    }

    private Optional<String> find(String sentence, boolean isMarked) {
        String bare = withoutEmphasis(sentence);
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        if (NUMBERS_ONLY.matcher(bare).matches() && !SPACED_NUMBER.matcher(bare).matches()) {
            return Optional.of(bare.replaceAll("\\s+", ", "));
        }
        String core = withoutClause(bare);
        if (isMathematics(core)) {
            return Optional.of(core);
        }
        if (gold.isWords() || gold.choice().isPresent()) {
            return words(core).or(() -> words(bare));
        }
        return behindLeadIn(core)
                .or(() -> between(core, isMarked))
                .or(() -> lastNumber(core))
                .or(() -> lastNumber(bare));
    }

    /** Words are found only where they are the reference's. */
    private Optional<String> words(String sentence) {
        String wanted = Reading.plainWords(gold.choice().orElse(gold.words())).replace(" ", "");
        List<String> rests = new ArrayList<>(List.of(sentence));
        Matcher leadIn = LEAD_IN.matcher(sentence);
        while (leadIn.find()) {
            rests.add(0, sentence.substring(leadIn.end()));
        }
        for (String rest : rests) {
            String plain = Reading.plainWords(rest.replaceAll("\\\\(?:text|textbf|mathrm|mbox)\\b", ""));
            String letters = plain.replace(" ", "");
            boolean isShort = gold.choice().isPresent() || YES_OR_NO.contains(wanted);
            boolean isChoice = isShort && plain.startsWith(wanted + " ");
            boolean isAtEnd = gold.isWords()
                    && letters.endsWith(wanted)
                    && !NEGATION.matcher(plain).find();
            if (letters.equals(wanted) || isAtEnd || isChoice) {
                return Optional.of(gold.isWords() ? gold.words() : rest);
            }
        }
        return Optional.empty();
    }

    private Optional<String> behindLeadIn(String sentence) {
        List<Integer> starts = new ArrayList<>();
        Matcher leadIn = LEAD_IN.matcher(sentence);
        while (leadIn.find()) {
            starts.add(0, leadIn.end());
        }
        List<String> found = new ArrayList<>();
        for (int start : starts) {
            String rest = sentence.substring(start).strip();
            if (!rest.isEmpty() && isMathematics(rest)) {
                found.add(rest);
            }
        }
        return found.stream().filter(this::isOfKind).findFirst();
    }

    /** Mathematics between delimiters, with all that a comma, "and" or "or" joins to it. */
    private Optional<String> between(String sentence, boolean isFirst) {
        MathText text = MathText.of(sentence);
        List<Span> spans = text.spans();
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        int first = isFirst ? 0 : lastOfKind(text);
        int last = first;
        while (!isFirst && first > 0 && isJoint(sentence, spans.get(first - 1), spans.get(first))) {
            first--;
        }
        while (isFirst && last + 1 < spans.size() && isJoint(sentence, spans.get(last), spans.get(last + 1))) {
            last++;
        }
        return Optional.of(
                sentence.substring(spans.get(first).start(), spans.get(last).end()));
    }

    private int lastOfKind(MathText text) {
        List<Span> spans = text.spans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (isOfKind(text.at(spans.get(i)))) {
                return i;
            }
        }
        return spans.size() - 1;
    }

    private static boolean isJoint(String sentence, Span before, Span after) {
        return JOINT.matcher(sentence.substring(before.end(), after.start())).matches();
    }

    /** The last number, or the term that stands in its place: no part of one is taken for it. */
    private static Optional<String> lastNumber(String sentence) {
        NumberText text = NumberText.of(sentence);
        Set<String> numbers = new LinkedHashSet<>();
        String last = "";
        for (NumberText.Found number : text.numbers()) {
            if (!NEGATED.matcher(text.text().substring(0, number.start())).find()) {
                last = text.written(number);
                numbers.add(last);
            }
        }
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        // "More than 10" names a number that the answer is not.
        if (numbers.size() == 1 && COMPARED.matcher(sentence).find()) {
            return Optional.empty();
        }
        boolean isHedged = numbers.size() > 1 && HEDGE.matcher(sentence).find();
        return Optional.of(isHedged ? String.join(", ", numbers) : last);
    }

    /** Of a centre and a radius the one that is asked for: a pair where the reference is one. */
    private boolean isOfKind(String text) {
        Node node = Reading.of(text, effort).node();
        Node core = node instanceof Measured measured ? measured.amount() : node;
        boolean isPart =
                gold.reading().node() instanceof Node.Tuple || gold.reading().node() instanceof Node.Matrix;
        return !isPart || core.getClass() == gold.reading().node().getClass();
    }

    private boolean isMathematics(String text) {
        return Reading.of(text, effort).isMathematics();
    }

    /** "x = 5, as required" ends at the comma, where no bracket is open and what follows is a word and no function. */
    private String withoutClause(String sentence) {
        Matcher clause = CLAUSE.matcher(sentence);
        int from = 0;
        while (from < sentence.length() && clause.find(from)) {
            String word = clause.group("word");
            String before = sentence.substring(0, clause.start());
            boolean isClause = word == null
                    || CONJUNCTIONS.contains(word)
                    || (Vocabulary.function(word).isEmpty()
                            && !Vocabulary.isGreek(word)
                            && Vocabulary.numeral(word).isEmpty()
                            && isMathematics(before));
            if (isClause && !before.isBlank() && !isOpen(before)) {
                return before;
            }
            from = clause.start() + 1;
        }
        return sentence;
    }

    private static boolean isOpen(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
        return depth > 0 || text.chars().filter(c -> c == '$').count() % 2 == 1;
    }

    private static String withoutEmphasis(String sentence) {
        return sentence.replaceAll("^[#>\\s]+", "")
                .replace("**", "")
                .replaceAll("^[*_`✅☑️\\s]+|[*_`\\s]+$", "")
                .strip();
    }
}
