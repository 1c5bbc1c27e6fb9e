package dev.acumen.learning.credit;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The attempts that tell what lessons are worth: those that were drawn, and beside them the undrawn ones that differ from them in nothing but the draw.
 * Attempts are alike if run, pass, task, version and the lessons up for being shown are the same. Where no attempt was drawn, or just one was graded,
 * nothing is told.
 */
final class DropoutRows {

    /**
     * An attempt.
     *
     * @param attempt with its reward
     * @param stratum the attempts like it
     * @param rate the probability of a lesson to be left out: of this attempt if it was drawn, else of its stratum
     */
    record Row(CreditedAttempt attempt, int stratum, double rate) {
        boolean isDrawn() {
            return attempt.exposure().dropout().isPresent();
        }

        TaskId task() {
            return attempt.id().task();
        }

        double reward() {
            return attempt.reward().orElseThrow();
        }
    }

    private record Stratum(RunId run, String pass, TaskId task, VersionId version, Set<LessonId> candidates) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Block> blocks;

    /**
     * Picks the attempts that tell something.
     *
     * @param attempts of whatever runs
     * @param versions by their ids; attempts of a version that is not known tell nothing
     */
    DropoutRows(List<CreditedAttempt> attempts, Function<VersionId, Optional<LibraryVersion>> versions) {
        Map<VersionId, Map<LessonId, Wording>> wordings = new HashMap<>();
        Map<Stratum, List<CreditedAttempt>> strata = new LinkedHashMap<>();
        for (CreditedAttempt attempt : attempts) {
            Map<LessonId, Wording> known = wordings.computeIfAbsent(
                    attempt.exposure().version(),
                    id -> versions.apply(id).map(DropoutRows::wordings).orElse(Map.of()));
            if (attempt.reward().isPresent() && known.keySet().containsAll(candidates(attempt, known))) {
                strata.computeIfAbsent(stratum(attempt, known), first -> new ArrayList<>())
                        .add(attempt);
            }
        }
        int number = 0;
        for (List<CreditedAttempt> alike : strata.values()) {
            double rate = alike.stream()
                    .flatMap(attempt -> attempt.exposure().dropout().stream())
                    .mapToDouble(Exposure.Dropout::rate)
                    .average()
                    .orElse(0);
            if (rate > 0 && alike.size() > 1) {
                for (CreditedAttempt attempt : alike) {
                    double own = attempt.exposure()
                            .dropout()
                            .map(Exposure.Dropout::rate)
                            .orElse(rate);
                    rows.add(new Row(attempt, number, own));
                }
                number++;
            }
        }
        blocks = blocks(wordings);
    }

    /** The rows, those of a stratum one after the other. */
    List<Row> rows() {
        return rows;
    }

    /** The wordings that were left out of some drawn attempts and shown in others, those that always went together as one. */
    List<Block> blocks() {
        return blocks;
    }

    /** The rows of each stratum or of each task, in the order they are first seen. */
    static <K> Collection<List<Integer>> by(List<Row> rows, Function<Row, K> key) {
        Map<K, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(key.apply(rows.get(row)), first -> new ArrayList<>())
                    .add(row);
        }
        return groups.values();
    }

    private List<Block> blocks(Map<VersionId, Map<LessonId, Wording>> wordings) {
        Map<Wording, Map<Integer, Double>> codes = new LinkedHashMap<>();
        Map<Wording, Set<Boolean>> outcomes = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            Row of = rows.get(row);
            Exposure exposure = of.attempt().exposure();
            Map<LessonId, Wording> known = wordings.getOrDefault(exposure.version(), Map.of());
            Set<LessonId> leftOut = leftOut(exposure);
            for (LessonId candidate : candidates(of.attempt(), known)) {
                Wording wording = known.get(candidate);
                boolean isOut = leftOut.contains(candidate);
                // Z - p with p = 1 - rate.
                codes.computeIfAbsent(wording, first -> new HashMap<>()).put(row, isOut ? of.rate() - 1 : of.rate());
                if (of.isDrawn()) {
                    outcomes.computeIfAbsent(wording, first -> new LinkedHashSet<>())
                            .add(isOut);
                }
            }
        }
        Map<Map<Integer, Double>, Set<Wording>> together = new LinkedHashMap<>();
        codes.forEach((wording, code) -> {
            if (outcomes.getOrDefault(wording, Set.of()).size() == 2) {
                together.computeIfAbsent(code, first -> new LinkedHashSet<>()).add(wording);
            }
        });
        return together.entrySet().stream()
                .map(entry -> new Block(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static Map<LessonId, Wording> wordings(LibraryVersion version) {
        Map<LessonId, Wording> wordings = new LinkedHashMap<>();
        for (Lesson lesson : version.lessons()) {
            wordings.put(lesson.id(), Wording.of(lesson));
        }
        return wordings;
    }

    private static Stratum stratum(CreditedAttempt attempt, Map<LessonId, Wording> known) {
        return new Stratum(
                attempt.id().pass().step().run(),
                attempt.id().pass().name(),
                attempt.id().task(),
                attempt.exposure().version(),
                candidates(attempt, known));
    }

    /** The lessons that were shown or left out by the draw. */
    private static Set<LessonId> candidates(CreditedAttempt attempt, Map<LessonId, Wording> known) {
        Set<LessonId> candidates =
                new LinkedHashSet<>(attempt.exposure().shown().map(Set::copyOf).orElse(known.keySet()));
        candidates.addAll(leftOut(attempt.exposure()));
        return candidates;
    }

    private static Set<LessonId> leftOut(Exposure exposure) {
        return exposure.dropout().map(draw -> Set.copyOf(draw.leftOut())).orElse(Set.of());
    }
}
