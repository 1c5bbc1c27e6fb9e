package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.PassName;
import dev.acumen.cli.show.Table;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.view.AttemptRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** How the attempts of a run went, pass by pass. */
record PassTable(Map<String, List<AttemptRecord>> passes, Set<String> names) {

    /** Of a run's attempts, in their order. */
    static PassTable of(List<AttemptRecord> attempts) {
        Map<String, List<AttemptRecord>> passes = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (AttemptRecord attempt : attempts) {
            passes.computeIfAbsent(PassName.of(attempt.id().pass()), pass -> new ArrayList<>())
                    .add(attempt);
            names.addAll(attempt.rewards().values().keySet());
        }
        return new PassTable(passes, names);
    }

    /** For people: a column for the reward that counts, and one for each by name. */
    List<String> lines() {
        List<String> headings = new ArrayList<>(List.of("pass", "attempts", "graded", "mean reward"));
        names.forEach(name -> headings.add("mean " + name));
        Table table = new Table(headings.toArray(String[]::new));
        passes.forEach((pass, attempts) -> {
            List<String> cells = new ArrayList<>(List.of(
                    pass,
                    Numbers.count(attempts.size()),
                    Numbers.count(graded(attempts)),
                    Numbers.score(mean(attempts))));
            names.forEach(name -> cells.add(Numbers.score(mean(attempts, name))));
            table.row(cells.toArray(String[]::new));
        });
        return table.lines();
    }

    /** For programs. */
    void describe(ArrayNode list) {
        passes.forEach((pass, attempts) -> {
            ObjectNode node = list.addObject()
                    .put("pass", pass)
                    .put("attempts", attempts.size())
                    .put("graded", graded(attempts));
            ReportJson.put(node, "meanReward", mean(attempts));
            ObjectNode means = node.putObject("meanRewards");
            names.forEach(name -> ReportJson.put(means, name, mean(attempts, name)));
        });
    }

    private static long graded(List<AttemptRecord> attempts) {
        return attempts.stream().filter(attempt -> attempt.reward().isPresent()).count();
    }

    private static OptionalDouble mean(List<AttemptRecord> attempts) {
        return attempts.stream()
                .flatMapToDouble(attempt -> attempt.reward().stream())
                .average();
    }

    private static OptionalDouble mean(List<AttemptRecord> attempts, String name) {
        return attempts.stream()
                .flatMapToDouble(attempt -> attempt.rewards().get(name).stream())
                .average();
    }
}
