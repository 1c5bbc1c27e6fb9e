package dev.acumen.store.view;

import dev.acumen.core.run.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it is remembered.
 *
 * @param id its id
 * @param kind {@code learn}, {@code eval} or {@code ask}
 * @param library the library it worked on
 * @param configuration what decided what it did
 * @param started when
 * @param ended when it ended in good order; empty if it never did
 * @param outcome how it ended, in words
 * @param report its report as one JSON object
 * @param pruned when its calls and most attempts were taken out of its journal to free space
 * @param damage what is wrong with its journal, where, and what to do; the rest is what stands before that
 */
public record RunRecord(
        RunId id,
        String kind,
        String library,
        Map<String, String> configuration,
        Instant started,
        Optional<Instant> ended,
        Optional<String> outcome,
        Optional<String> report,
        Optional<Instant> pruned,
        Optional<String> damage) {

    /** The kind and library of a run whose journal is damaged before it says them. */
    public static final String UNKNOWN = "unknown";

    public RunRecord {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }

    /** A run of which nothing can be read. */
    public static RunRecord unreadable(RunId id, Instant started, String damage) {
        return new RunRecord(
                id,
                UNKNOWN,
                UNKNOWN,
                Map.of(),
                started,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(damage));
    }

    /** The same run, with what is wrong with its journal. */
    public RunRecord damaged(String what) {
        return new RunRecord(
                id, kind, library, configuration, started, ended, outcome, report, pruned, Optional.of(what));
    }
}
