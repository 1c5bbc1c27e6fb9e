package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An attempt as a reviewer is shown it.
 *
 * @param number in the prompt
 * @param reward in the prompt
 * @param choices what its summary says it chose
 */
record Attempt(int number, double reward, List<Statement> choices) {

    private static final Pattern SHOWN = Pattern.compile(
            "(?ms)^<attempt number=\"(\\d{1,6})\" reward=\"(-?[0-9.]+(?:[eE]-?\\d+)?)\"(?: weight=\"([0-9.]+)\")?[^>\\n]*>\\R(.*?)^</attempt>");

    /** Of the heaviest: an attempt that says less than this is passed over. */
    private static final double WORTH_A_LOOK = 0.25;

    /** The attempts that are worth a look, as far as the prompt weighs them. */
    static List<Attempt> shownIn(String prompt, Reading reading) {
        List<MatchResult> shown = SHOWN.matcher(prompt).results().toList();
        double heaviest = shown.stream().mapToDouble(Attempt::weight).max().orElse(0);
        return shown.stream()
                .filter(match -> weight(match) >= WORTH_A_LOOK * heaviest)
                .map(match -> new Attempt(
                        Integer.parseInt(match.group(1)),
                        Double.parseDouble(match.group(2)),
                        reading.of(match.group(4))))
                .toList();
    }

    private static double weight(MatchResult shown) {
        return shown.group(3) == null ? 1 : Double.parseDouble(shown.group(3));
    }

    Optional<Convention> on(String topic) {
        return choices.stream()
                .filter(choice -> choice.topic().equals(topic))
                .map(Statement::convention)
                .findFirst();
    }
}
