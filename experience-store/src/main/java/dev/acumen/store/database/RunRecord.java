package dev.acumen.store.database;

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
 */
public record RunRecord(
        RunId id,
        String kind,
        String library,
        Map<String, String> configuration,
        Instant started,
        Optional<Instant> ended,
        Optional<String> outcome,
        Optional<String> report) {

    public RunRecord {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }
}
