package dev.acumen.runtime.run;

import java.util.Optional;

/**
 * A part of an application's own.
 *
 * @param name tells runs with it from others when they are taken up
 * @param part itself
 */
record Own<T>(String name, T part) {

    /** Before the name of an evaluator, where others have their specification. */
    static final String EVALUATOR = "own:";

    /** The application's part if it supplied one, else the other. */
    static <T> T or(Optional<Own<T>> own, T other) {
        return own.map(Own::part).orElse(other);
    }
}
