package dev.acumen.learning.credit;

import dev.acumen.core.task.TaskId;
import dev.acumen.learning.credit.DropoutRows.Row;
import dev.acumen.learning.internal.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * On which tasks a lesson bears, as far as words tell: the share of its words that replies to the task have, each word weighted by how few replies have it,
 * relative to the task with the largest share. It is taken from attempts that were not drawn alone, which all saw every lesson, so it does not depend on any
 * draw and cannot make an effect out of none.
 *
 * <p>Source: inverse document frequency, Sparck Jones, Journal of Documentation 28 (1972).
 */
final class Relevance {

    /** A lesson may do something where no word tells of it. */
    private static final double LEAST = 0.1;

    private final Map<TaskId, List<Set<String>>> replies = new HashMap<>();
    private final Map<String, Integer> holding = new HashMap<>();
    private int count;

    Relevance(List<Row> rows) {
        for (Row row : rows) {
            if (!row.isDrawn()) {
                Set<String> said = row.attempt().echoes();
                replies.computeIfAbsent(row.task(), first -> new ArrayList<>()).add(said);
                said.forEach(word -> holding.merge(word, 1, Integer::sum));
                count++;
            }
        }
    }

    /** Of these lessons together on each task, from {@value #LEAST} to 1; 1 on every task where words do not tell tasks apart. */
    Map<TaskId, Double> of(Set<Wording> wordings) {
        Set<String> words = new HashSet<>();
        wordings.forEach(wording -> words.addAll(Words.distinct(wording.text())));
        Map<TaskId, Double> shares = new HashMap<>();
        replies.forEach((task, said) -> shares.put(
                task,
                said.stream()
                        .mapToDouble(reply -> words.stream()
                                .filter(reply::contains)
                                .mapToDouble(this::weight)
                                .sum())
                        .average()
                        .orElse(0)));
        double most = shares.values().stream().mapToDouble(share -> share).max().orElse(0);
        shares.replaceAll((task, share) -> most > 0 ? Math.max(LEAST, share / most) : 1);
        return shares;
    }

    private double weight(String word) {
        return Math.log((double) count / holding.getOrDefault(word, count));
    }
}
