package dev.acumen.simulation.internal.parts;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges an answer: the last number in it against the numbers of the references. Reads nothing else, so no answer can talk it round. */
final class Verdict implements Part {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        String prompt = conversation.prompt();
        Optional<BigDecimal> answered = Tags.body(prompt, "answer-[0-9a-f]+").flatMap(Verdict::last);
        boolean isRight = answered.isPresent()
                && Tags.body(prompt, "references").stream()
                        .flatMap(references -> references.lines())
                        .flatMap(reference -> last(reference).stream())
                        .anyMatch(number -> number.compareTo(answered.get()) == 0);
        boolean isGraded = conversation.system().contains("\"0.75\"");
        String verdict = isGraded ? isRight ? "1" : "0" : isRight ? "correct" : "incorrect";
        return "{\"because\":\"simulated: compared the last numbers\",\"verdict\":\"" + verdict + "\"}";
    }

    private static Optional<BigDecimal> last(String text) {
        Matcher number = NUMBER.matcher(text);
        Optional<BigDecimal> last = Optional.empty();
        while (number.find()) {
            last = Optional.of(new BigDecimal(number.group()));
        }
        return last;
    }
}
