package dev.acumen.math;

import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.FinalAnswer.Marker;
import dev.acumen.math.internal.Box;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reference answer.
 *
 * @param text the answer, out of its box or solution
 * @param reading what it means
 * @param items how many answers it lists
 */
record Gold(String text, Reading reading, int items) {

    private static final Pattern CHOICE = Pattern.compile("[\\s$(\\[]*([A-H])[\\s$)\\].]*");

    static Gold of(String reference, Effort effort) {
        String text = answerIn(reference, effort);
        Reading reading = Reading.of(text, effort);
        return new Gold(text, reading, ListComparison.expanded(reading.node()).size());
    }

    /** The letter, if the answer is one of several choices. */
    Optional<String> choice() {
        Matcher choice =
                CHOICE.matcher(text.replaceAll("\\\\(?:text|textbf|mathrm|mathbf|mbox)\\s*\\{([^{}]*)\\}", "$1"));
        return choice.matches() ? Optional.of(choice.group(1)) : Optional.empty();
    }

    /** The answer in words; empty if it is none. */
    String words() {
        return reading.node() instanceof Node.Words words ? words.text() : "";
    }

    /** Whether the answer is words. */
    boolean isWords() {
        return reading.node() instanceof Node.Words;
    }

    private static String answerIn(String reference, Effort effort) {
        List<Box> boxes = Box.in(reference);
        if (!boxes.isEmpty()) {
            List<Box> run = Boxes.trailingRun(reference, boxes);
            return run.stream().map(Box::content).collect(Collectors.joining(", "));
        }
        FinalAnswer answer = FinalAnswer.of(reference);
        if (answer.marker() == Marker.STATED) {
            Reading stated = Reading.of(answer.line(), effort);
            return stated.isMathematics() ? answer.line() : reference;
        }
        return answer.isMarked() ? answer.line() : reference;
    }
}
