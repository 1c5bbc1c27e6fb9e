package dev.acumen.simulation.internal.turns;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.HouseRules;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody settled on in one attempt: as noted in earlier turns, else as lessons say, most of the time, else what comes to mind.
 * Used by one thread.
 */
public final class Settled {

    private static final Pattern ADVICE = Pattern.compile("(?ms)^<advice>$(.*?)^</advice>$");
    private static final Pattern LESSON = Pattern.compile("^\\s*\\[L\\d+] .*");

    private final HouseRules rules;
    private final List<Statement> advice;
    private final double adherence;
    private final RandomGenerator random;
    private final Map<String, Convention> settled = new LinkedHashMap<>();
    private final List<String> fresh = new ArrayList<>();

    /**
     * @param trail with the lessons and the notes
     * @param reading of both
     * @param adherence how often a lesson is followed, 0 to 1
     * @param random draws the rest
     */
    public Settled(Trail trail, Reading reading, double adherence, RandomGenerator random) {
        this.rules = reading.rules();
        this.advice = reading.of(advice(trail.instructions()));
        this.adherence = adherence;
        this.random = random;
        // What was noted first counts, as it was acted on.
        String notes =
                trail.notes().lines().filter(line -> line.startsWith("- ")).collect(Collectors.joining("\n"));
        for (Statement statement : reading.of(notes)) {
            settled.putIfAbsent(statement.topic(), statement.convention());
        }
    }

    /** The id of the convention on a topic; settled now if it was not before. */
    public String on(String topic) {
        Convention chosen = settled.get(topic);
        if (chosen == null) {
            HouseRule rule = rules.on(topic);
            chosen = draw(rule);
            settled.put(topic, chosen);
            fresh.add("- " + rule.decision(chosen));
        }
        return chosen.id();
    }

    /** Notes on what was settled since the last reply. */
    public List<String> freshNotes() {
        return List.copyOf(fresh);
    }

    /** Notes on all that was settled. */
    public List<String> notes() {
        return settled.entrySet().stream()
                .map(entry -> "- " + rules.on(entry.getKey()).decision(entry.getValue()))
                .toList();
    }

    private Convention draw(HouseRule rule) {
        List<Convention> told = advice.stream()
                .filter(statement -> statement.topic().equals(rule.topic()))
                .map(Statement::convention)
                .toList();
        boolean follows = random.nextDouble() < adherence;
        return told.isEmpty() || !follows ? rule.draw(random) : told.get(random.nextInt(told.size()));
    }

    /** Instructions may say what tools do; only lessons say what to prefer. */
    private static String advice(String instructions) {
        String between = ADVICE.matcher(instructions)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining("\n"));
        return between.isEmpty()
                ? instructions.lines().filter(LESSON.asMatchPredicate()).collect(Collectors.joining("\n"))
                : between;
    }
}
