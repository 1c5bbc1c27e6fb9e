package dev.acumen.learning.review;

import java.util.List;

/** What a stage of reviewing yielded, and what it lost. */
public record Reviewed<T>(List<T> results, Losses losses) {

    public Reviewed {
        results = List.copyOf(results);
    }
}
