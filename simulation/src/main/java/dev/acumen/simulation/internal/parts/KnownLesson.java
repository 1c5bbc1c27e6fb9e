package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A lesson of the library as a reviewer is shown it.
 *
 * @param id as shown
 * @param text its wording
 * @param statements what it says
 */
record KnownLesson(String id, String text, List<Statement> statements) {

    private static final Pattern SHOWN = Pattern.compile("(?m)^\\[(L?\\d+)] (.*?)(?: \\(from \\d+ tasks?\\))?$");

    static List<KnownLesson> shownIn(String prompt, String tag, Reading reading) {
        return SHOWN.matcher(Tags.body(prompt, tag).orElse(""))
                .results()
                .map(match -> new KnownLesson(match.group(1), match.group(2).strip(), reading.of(match.group(2))))
                .toList();
    }

    boolean says(Statement statement) {
        return statements.contains(statement);
    }

    boolean contradicts(Statement statement) {
        return statements.stream().anyMatch(statement::contradicts);
    }
}
