package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.List;
import java.util.Optional;
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
            "(?ms)^<attempt number=\"(\\d{1,6})\" reward=\"(-?[0-9.]+(?:[eE]-?\\d+)?)\"[^>\\n]*>\\R(.*?)^</attempt>");

    static List<Attempt> shownIn(String prompt, Reading reading) {
        return SHOWN.matcher(prompt)
                .results()
                .map(match -> new Attempt(
                        Integer.parseInt(match.group(1)),
                        Double.parseDouble(match.group(2)),
                        reading.of(match.group(3))))
                .toList();
    }

    Optional<Convention> on(String topic) {
        return choices.stream()
                .filter(choice -> choice.topic().equals(topic))
                .map(Statement::convention)
                .findFirst();
    }
}
