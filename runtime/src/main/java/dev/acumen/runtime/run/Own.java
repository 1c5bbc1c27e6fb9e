package dev.acumen.runtime.run;

/**
 * A part of an application's own.
 *
 * @param name tells runs with it from others when they are taken up
 * @param part itself
 */
record Own<T>(String name, T part) {

    /** Before the name of an evaluator, where others have their specification. */
    static final String EVALUATOR = "own:";
}
