package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proposed edit as a reviewer is shown it.
 *
 * @param number in the prompt
 * @param action ADD, UPDATE, DELETE or KEEP
 * @param id of the lesson it is about; empty for ADD
 * @param text the wording; may be empty
 * @param tasks how many it was drawn from
 * @param support what they say in all: their weight where the prompt tells it, else their number
 * @param statement what it speaks for, if that is one thing that can be read; a DELETE speaks for nothing
 */
record Proposed(
        int number, String action, String id, String text, int tasks, double support, Optional<Statement> statement) {

    private static final Pattern SHOWN = Pattern.compile(
            "(?m)^(\\d{1,6})\\. (ADD|UPDATE|DELETE|KEEP)(?: +\\[?(L\\d+)]?(?= ))? +(.*?) *\\((tasks?:?|as another reading of) ([^()]*)\\) *$");

    private static final Pattern WEIGHT = Pattern.compile("; weight (\\d+\\.\\d+)$");

    static List<Proposed> shownIn(String prompt, List<KnownLesson> library, Reading reading) {
        return SHOWN.matcher(Tags.body(prompt, "proposals").orElse(""))
                .results()
                .map(match -> proposed(match, library, reading))
                .toList();
    }

    static int tasks(List<Proposed> proposals) {
        return proposals.stream().mapToInt(Proposed::tasks).sum();
    }

    static double support(List<Proposed> proposals) {
        return proposals.stream().mapToDouble(Proposed::support).sum();
    }

    private static Proposed proposed(MatchResult match, List<KnownLesson> library, Reading reading) {
        String id = Optional.ofNullable(match.group(3)).orElse("");
        String text = match.group(4);
        String said = text.isEmpty()
                ? library.stream()
                        .filter(lesson -> lesson.id().equals(id))
                        .map(KnownLesson::text)
                        .findFirst()
                        .orElse("")
                : text;
        List<Statement> statements = reading.of(said);
        String behind = match.group(6).strip();
        Matcher weight = WEIGHT.matcher(behind);
        int tasks = tasks(match.group(5), WEIGHT.matcher(behind).replaceAll(""));
        return new Proposed(
                Integer.parseInt(match.group(1)),
                match.group(2),
                id,
                text,
                tasks,
                weight.find() ? Double.parseDouble(weight.group(1)) : tasks,
                statements.size() == 1 && !match.group(2).equals("DELETE")
                        ? Optional.of(statements.get(0))
                        : Optional.empty());
    }

    /** Given as a number of tasks or as their names, or by their numbers. */
    private static int tasks(String heading, String tasks) {
        return heading.equals("tasks:") && tasks.matches("\\d{1,6}")
                ? Integer.parseInt(tasks)
                : tasks.split("[,;]").length;
    }
}
