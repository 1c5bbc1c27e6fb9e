package dev.acumen.math;

import dev.acumen.math.answer.Dressing;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.FinalAnswer.Marker;
import dev.acumen.math.answer.Reply;
import dev.acumen.math.internal.Box;
import dev.acumen.math.internal.WrittenNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the answer in a reply: the last box, tag, label or "the answer is", whichever stands furthest down; in a reply
 * without these the last thing that reads as mathematics.
 */
final class MathReply {

    private static final Pattern PLEASANTRY =
            Pattern.compile("I hope (?:it|this) (?:is correct|helps)[.!]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHOICE = Pattern.compile(
            "^[\\s$*]*(?:\\\\(?:text|textbf|mathrm|mathbf|mbox)\\s*\\{\\s*)?(?:(?:option|choice|answer)\\s+)?(?:\\(([A-H])\\)|([A-H])(?=[.):,}$*]|\\s*$|\\s+[^\\s=+*/^<>-]))[\\s).:,}$~*]*(.*)$",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELLED_CHOICE = Pattern.compile("[$*\\\\{a-z]*[A-H][.):].*", Pattern.DOTALL);
    private static final int MOST_SENTENCES = 12;

    private final String text;
    private final Gold gold;
    private final Phrase phrase;

    MathReply(String reply, Gold gold, Effort effort) {
        this.text = PLEASANTRY
                .matcher(WrittenNumbers.starsAsPowers(Reply.answer(reply)))
                .replaceAll("")
                .strip();
        this.gold = gold;
        this.phrase = new Phrase(gold, effort);
    }

    /** The text of the answer; the end of the reply if nothing in it looks like one. */
    String answer() {
        String answer = marked().or(this::listOfLines).or(this::lastMathematics).orElseGet(this::lastLine);
        return withChoice(answer);
    }

    private Optional<String> marked() {
        FinalAnswer answer = FinalAnswer.of(text);
        List<Box> boxes = Box.in(text);
        boolean isBoxed =
                !boxes.isEmpty() && boxes.get(boxes.size() - 1).content().equals(answer.text());
        if (answer.marker() == Marker.ENCLOSED) {
            return Optional.of(
                    isBoxed
                            ? boxed(boxes)
                            : phrase.marked(answer.text().strip())
                                    .orElse(answer.text().strip()));
        }
        if (!answer.isMarked()) {
            return Optional.empty();
        }
        // "Let me check the answer: all is well" behind a box says nothing new.
        Optional<String> labelled = phrase.marked(firstSentence(answer));
        return labelled.or(() -> boxes.isEmpty() ? labelled(answer) : Optional.of(boxed(boxes)));
    }

    /** What follows a label, on its line or below it, where it is no mathematics; "the answer is easy to find" is none. */
    private Optional<String> labelled(FinalAnswer answer) {
        boolean isAnswer = answer.marker() == Marker.LABELLED
                || gold.isWords()
                || gold.choice().isPresent();
        return isAnswer ? Optional.of(firstSentence(answer)).filter(first -> !first.isEmpty()) : Optional.empty();
    }

    private static String firstSentence(FinalAnswer answer) {
        String behind = Dressing.undressed(answer.text()).replaceFirst("^[*_:\\s]+", "");
        List<String> sentences = MathText.of(behind).sentences();
        return sentences.isEmpty() ? "" : sentences.get(0);
    }

    private String boxed(List<Box> boxes) {
        List<Box> run = Boxes.trailingRun(text, boxes);
        List<Box> chosen = gold.items() > 1 && boxes.size() == gold.items() ? boxes : run;
        List<String> contents =
                chosen.stream().map(box -> innermost(box.content())).distinct().toList();
        return contents.size() == 1 ? contents.get(0) : contents.stream().collect(Collectors.joining(", "));
    }

    /** A box that holds a box and nothing else holds what that holds. */
    private static String innermost(String content) {
        String inner = content.strip();
        List<Box> boxes = Box.in(inner);
        while (boxes.size() == 1 && boxes.get(0).start() == 0 && boxes.get(0).end() == inner.length()) {
            inner = boxes.get(0).content().strip();
            boxes = Box.in(inner);
        }
        return inner;
    }

    /** Lines that are all bare values are a list, and no list is one of its items. */
    private Optional<String> listOfLines() {
        List<String> lines = text.lines()
                .map(line -> line.strip().replaceFirst("^(?:[-*•]|\\d{1,2}[.)])\\s+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2 || lines.size() > MOST_SENTENCES || !lines.stream().allMatch(phrase::isBareValue)) {
            return Optional.empty();
        }
        return Optional.of(String.join(", ", lines));
    }

    private Optional<String> lastMathematics() {
        List<String> sentences = MathText.of(text).sentences();
        int last = sentences.size() - 1;
        for (int i = last; i >= 0 && i > last - MOST_SENTENCES; i--) {
            Optional<String> found = phrase.unmarked(sentences.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private String lastLine() {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    }

    /** Of a letter with its choice spelled out behind it, what the reference is. */
    private String withChoice(String answer) {
        Matcher choice = CHOICE.matcher(answer);
        if (!choice.matches()) {
            return answer;
        }
        String letter = choice.group(1) == null ? choice.group(2) : choice.group(1);
        String rest = choice.group(3).strip();
        if (gold.choice().isPresent()) {
            return letter.toUpperCase(Locale.ROOT);
        }
        boolean isSpelledOut = choice.group(1) != null
                || LABELLED_CHOICE.matcher(answer.strip()).matches();
        return isSpelledOut && !rest.isEmpty() ? rest : answer;
    }
}
