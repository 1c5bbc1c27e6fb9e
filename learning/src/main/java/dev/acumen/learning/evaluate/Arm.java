package dev.acumen.learning.evaluate;

import dev.acumen.core.library.LibraryVersion;

/**
 * One side of an evaluation.
 *
 * @param name unique within the evaluation, such as {@code without} and {@code with}
 * @param version whose lessons stand before the attempts
 */
public record Arm(String name, LibraryVersion version) {}
