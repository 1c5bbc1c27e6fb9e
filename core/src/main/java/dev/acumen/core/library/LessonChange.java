package dev.acumen.core.library;

import java.util.Optional;

/**
 * How a lesson differs between two versions.
 *
 * @param lesson which
 * @param before its text in the first; empty if it is not there
 * @param after its text in the second; empty if it is not there
 */
public record LessonChange(LessonId lesson, Optional<String> before, Optional<String> after) {}
