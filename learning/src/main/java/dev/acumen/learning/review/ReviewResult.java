package dev.acumen.learning.review;

import java.util.List;

/** What a stage of reviewing yielded, and what it lost. */
public record ReviewResult<T>(List<T> results, ReviewFailures losses) {

    public ReviewResult {
        results = List.copyOf(results);
    }
}
