package dev.acumen.learning.credit;

import dev.acumen.core.library.LessonEdit;

/**
 * That a lesson should go, for what it was seen to do.
 *
 * @param edit takes it out; its author says why too, so that the library's history does
 * @param reason in words, with the numbers
 */
public record Retirement(LessonEdit.Delete edit, String reason) {}
