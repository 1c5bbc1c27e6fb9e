package dev.acumen.learning.internal.review;

import dev.acumen.learning.report.ReviewFailures;
import java.util.List;

/** What a stage of reviewing yielded, and what it lost. */
public record ReviewResult<T>(List<T> results, ReviewFailures losses) {

    public ReviewResult {
        results = List.copyOf(results);
    }
}
